using SoraCollab.Core.Storyboards;

namespace SoraCollab.Core.Jobs;

/// <summary>
/// How long takes take, learned from those that were made: the median of seconds per step, for the same host, model, verb and
/// format where there are such; else for the same model, by pixels and frames. Medians, since a machine that was busy once
/// says nothing of the next time.
/// </summary>
public sealed class GenerationPace
{
    private readonly Sample[] samples;

    private GenerationPace(Sample[] samples) => this.samples = samples;

    /// <summary>Learns from jobs that are done; others are left out.</summary>
    public static GenerationPace Learn(IEnumerable<GenerationJob> done) => new(
    [
        .. done.Where(job => job.Completion is { Recipe: { GenerationSeconds: > 0, Steps: > 0 } }).Select(job => new Sample(
            job.Host, job.Order, job.Completion!.Recipe.Steps, job.Completion.Recipe.GenerationSeconds / job.Completion.Recipe.Steps)),
    ]);

    /// <summary>Steps that an order takes; null where it leaves that to a model of which nothing is known.</summary>
    public int? StepsOf(JobOrder order) =>
        order.Steps ?? samples.FirstOrDefault(sample => sample.Order.Model == order.Model && sample.Order.Steps is null)?.Steps;

    /// <summary>Time that an order takes; null where the model has made nothing yet.</summary>
    /// <param name="order">What to make.</param>
    /// <param name="host">The host that makes it.</param>
    public TimeSpan? TimeOf(JobOrder order, HostId host) => StepsOf(order) is { } steps && SecondsPerStep(order, host) is { } seconds
        ? TimeSpan.FromSeconds(seconds * steps)
        : null;

    /// <summary>Median seconds per step, decoding and encoding shared out among the steps; null where nothing is known.</summary>
    /// <param name="order">What to make.</param>
    /// <param name="host">The host that makes it.</param>
    public double? SecondsPerStep(JobOrder order, HostId host)
    {
        var model = samples.Where(sample => sample.Order.Model == order.Model).ToList();
        var own = model.Where(sample => sample.Host == host).ToList();
        var same = own.Where(sample => sample.Order.Verb.Name == order.Verb.Name && sample.Order.Format == order.Format).Select(sample => sample.SecondsPerStep);
        if (Median(same) is { } known) return known;
        var byWork = (own.Count > 0 ? own : model).Select(sample => sample.SecondsPerStep / Work(sample.Order.Format));
        return Median(byWork) * Work(order.Format);
    }

    private static double Work(ShotFormat format) => (double)format.Width * format.Height * format.FrameCount;

    private static double? Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        var middle = sorted.Length / 2;
        return sorted.Length == 0 ? null : sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private sealed record Sample(HostId? Host, JobOrder Order, int Steps, double SecondsPerStep);
}
