namespace SoraCollab.Core.Jobs;

/// <summary>
/// Who is next: the person least recently served, and of theirs the oldest job, unless they put another first. So one person with a hundred jobs does not keep
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
                new Queue<GenerationJob>(InLine(jobs)),
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

    /// <summary>Moves a person's waiting job to another place among theirs. Nobody else's turn changes.</summary>
    /// <param name="waiting">All waiting jobs of the person.</param>
    /// <param name="job">The job to move.</param>
    /// <param name="before">The job that it shall come before, or null for the end.</param>
    /// <returns>The jobs whose place changed, as they are afterwards.</returns>
    /// <exception cref="JobStateException">One of the two is not among them.</exception>
    public static IReadOnlyList<GenerationJob> Move(IEnumerable<GenerationJob> waiting, JobId job, JobId? before)
    {
        var line = InLine(waiting).ToList();
        var places = line.Select(PlaceOf).ToList();
        // Two jobs of the same moment stand in the order of their ids: told apart, they can change places.
        for (var i = 1; i < places.Count; i++) places[i] = Math.Max(places[i], places[i - 1] + 1);
        if (job == before) return [];
        var moved = Find(line, job);
        line.Remove(moved);
        line.Insert(before is { } next ? line.IndexOf(Find(line, next)) : line.Count, moved);
        return [.. line.Zip(places, (one, place) => PlaceOf(one) == place ? null : one with { Place = place }).OfType<GenerationJob>()];
    }

    private static GenerationJob Find(List<GenerationJob> line, JobId id) => line.Find(one => one.Id == id)
        ?? throw new JobStateException($"Job {id} does not wait among your own: it may have begun or ended meanwhile.");

    private static IEnumerable<GenerationJob> InLine(IEnumerable<GenerationJob> jobs) => jobs.OrderBy(PlaceOf).ThenBy(job => job.Id);

    private static long PlaceOf(GenerationJob job) => job.Place ?? job.QueuedAt.UtcTicks;

    private sealed class Line(Queue<GenerationJob> jobs, DateTimeOffset lastServed)
    {
        public Queue<GenerationJob> Jobs { get; } = jobs;

        public DateTimeOffset LastServed { get; } = lastServed;

        /// <summary>0 until served in this sorting, later the turn: any turn here is after whatever happened before.</summary>
        public long Round { get; set; }
    }
}
