namespace SoraCollab.Training.Sessions;

/// <summary>Where a run is, as it stands in the checkpoint: with the seed this is the state of all its random streams.</summary>
internal sealed class RunClock
{
    /// <summary>Batches that the run has taken, all stages together; those whose step was left out count.</summary>
    public long Taken { get; set; }

    /// <summary>Batches taken before the stage that runs.</summary>
    public long StageStart { get; set; }

    /// <summary>Steps in all that the stage goes to; 0 for one that goes by time.</summary>
    public long StageTarget { get; set; }

    /// <summary>Begins a stage, or goes on with the one that was interrupted.</summary>
    public void Begin(StageLength length)
    {
        if (length.Steps is { } target && StageTarget == target && Taken < target)
        {
            return;
        }

        (StageStart, StageTarget) = (Taken, length.Steps ?? 0);
    }

    /// <summary>A seed for what a step draws, from the run's seed and the step alone.</summary>
    public static long SeedOf(int seed, long step)
    {
        // SplitMix64 (Steele et al. 2014); torch takes any 64 bits.
        var x = unchecked(((ulong)(uint)seed << 40) + (ulong)step + 0x9E3779B97F4A7C15);
        x = unchecked((x ^ (x >> 30)) * 0xBF58476D1CE4E5B9);
        x = unchecked((x ^ (x >> 27)) * 0x94D049BB133111EB);
        return (long)((x ^ (x >> 31)) >> 1);
    }
}
