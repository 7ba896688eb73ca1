namespace SoraCollab.InferenceHost.Jobs;

/// <summary>
/// How long a denoising step takes, on average. The first one of a run counts only while it is alone: it also pays for
/// what is set up once.
/// </summary>
internal sealed class StepPace
{
    private TimeSpan first;
    private TimeSpan later;
    private int count;

    /// <summary>What a step takes; zero before the first.</summary>
    public TimeSpan PerStep => count > 1 ? later / (count - 1) : first;

    /// <summary>A step ended.</summary>
    public void Add(TimeSpan duration)
    {
        if (count++ == 0) first = duration;
        else later += duration;
    }
}
