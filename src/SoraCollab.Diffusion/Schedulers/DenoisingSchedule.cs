namespace SoraCollab.Diffusion.Schedulers;

/// <summary>The noise levels of one run.</summary>
/// <param name="Sigmas">[steps + 1] noise levels, falling, the last one 0.</param>
/// <param name="Timesteps">[steps] what the network is told, 0 to the scheduler's number of training timesteps.</param>
public sealed record DenoisingSchedule(float[] Sigmas, float[] Timesteps)
{
    /// <summary>How many steps.</summary>
    public int StepCount => Timesteps.Length;

    /// <summary>The last steps alone, for runs that start from something less than noise.</summary>
    public DenoisingSchedule Last(int steps) => new(Sigmas[^(steps + 1)..], Timesteps[^steps..]);
}
