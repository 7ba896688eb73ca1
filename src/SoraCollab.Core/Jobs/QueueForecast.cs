namespace SoraCollab.Core.Jobs;

/// <summary>Plays the queue through: each waiting job goes to the host that is free first among those that have its model.</summary>
public static class QueueForecast
{
    /// <summary>What can be told of the open jobs. Of a job after one whose time is unknown, on every host that it could go to, nothing can.</summary>
    /// <param name="open">Every job that is not final, held ones first, in the order in which they will be served.</param>
    /// <param name="hosts">Connected hosts, with the names of their models.</param>
    /// <param name="pace">What takes took so far.</param>
    public static IReadOnlyDictionary<JobId, JobForecast> Of(
        IEnumerable<GenerationJob> open, IReadOnlyDictionary<HostId, IReadOnlyCollection<string>> hosts, GenerationPace pace)
    {
        var forecasts = new Dictionary<JobId, JobForecast>();
        // Null from when a host has a job of which nobody knows how long it takes.
        var free = hosts.Keys.ToDictionary(host => host, _ => (TimeSpan?)TimeSpan.Zero);
        foreach (var job in open)
        {
            if (job.IsHeld)
            {
                if (job.Host is not { } holder) continue;
                var left = Left(job, holder, pace);
                if (left is { } known) forecasts[job.Id] = new(TimeSpan.Zero, known);
                if (free.ContainsKey(holder)) free[holder] = left;
                continue;
            }
            var able = free.Where(host => hosts[host.Key].Contains(job.Order.Model)).ToList();
            if (able.Count == 0 || able.Any(host => host.Value is null)) continue;
            var (next, start) = able.MinBy(host => host.Value);
            var end = start + pace.TimeOf(job.Order, next);
            if (end is { } time) forecasts[job.Id] = new(start!.Value, time);
            free[next] = end;
        }
        return forecasts;
    }

    private static TimeSpan? Left(GenerationJob job, HostId host, GenerationPace pace)
    {
        if (job.StepCount > 0 && job.MillisecondsPerStep > 0)
            return TimeSpan.FromMilliseconds(job.MillisecondsPerStep * (job.StepCount - job.Step));
        var whole = pace.TimeOf(job.Order, host);
        return job.StepCount > 0 ? whole * ((job.StepCount - job.Step) / (double)job.StepCount) : whole;
    }
}
