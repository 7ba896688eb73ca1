namespace SoraCollab.Core.Jobs;

/// <summary>
/// Who is next: the person least recently served, and of theirs the oldest job. So one person with a hundred jobs does not keep
/// another with one waiting.
/// </summary>
public static class JobQueueOrder
{
    /// <summary>The queued jobs in the order in which they would be served if hosts took one after the other.</summary>
    /// <param name="queued">The jobs.</param>
    /// <param name="lastServed">When a host last took a job of a person; those not in it were never served.</param>
    public static IReadOnlyList<GenerationJob> Sort(
        IEnumerable<GenerationJob> queued, IReadOnlyDictionary<UserId, DateTimeOffset> lastServed)
    {
        var waiting = queued
            .GroupBy(job => job.RequestedBy)
            .Select(jobs => new Line(
                new Queue<GenerationJob>(jobs.OrderBy(job => job.QueuedAt).ThenBy(job => job.Id)),
                lastServed.TryGetValue(jobs.Key, out var served) ? served : DateTimeOffset.MinValue))
            .ToList();
        var sorted = new List<GenerationJob>();
        for (var round = 1L; waiting.Count > 0; round++)
        {
            var next = waiting
                .OrderBy(line => line.Round)
                .ThenBy(line => line.LastServed)
                .ThenBy(line => line.Jobs.Peek().QueuedAt)
                .ThenBy(line => line.Jobs.Peek().Id)
                .First();
            sorted.Add(next.Jobs.Dequeue());
            next.Round = round;
            if (next.Jobs.Count == 0) waiting.Remove(next);
        }
        return sorted;
    }

    private sealed class Line(Queue<GenerationJob> jobs, DateTimeOffset lastServed)
    {
        public Queue<GenerationJob> Jobs { get; } = jobs;

        public DateTimeOffset LastServed { get; } = lastServed;

        /// <summary>0 until served in this sorting, later the turn: any turn here is after whatever happened before.</summary>
        public long Round { get; set; }
    }
}
