namespace SoraCollab.InferenceHost.Jobs;

/// <summary>
/// After which steps latents are saved: before more than a set time of work is at stake, judged by how long steps really
/// take. Steps slower than that are all saved, and the last is not, for nothing is left to go on with.
/// </summary>
/// <param name="atStake">The most work to risk.</param>
internal sealed class CheckpointPolicy(TimeSpan atStake)
{
    /// <summary>Work since the last save.</summary>
    public TimeSpan Unsaved { get; private set; }

    /// <summary>A step ended; says whether to save.</summary>
    /// <param name="step">Steps done.</param>
    /// <param name="stepCount">Steps in all.</param>
    /// <param name="duration">What the step took.</param>
    public bool ShouldSave(int step, int stepCount, TimeSpan duration)
    {
        Unsaved += duration;
        // The next step is at stake as well until it ends.
        if (step >= stepCount || Unsaved + duration < atStake) return false;
        Unsaved = TimeSpan.Zero;
        return true;
    }
}
