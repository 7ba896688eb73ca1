namespace SoraCollab.Diffusion.Schedulers;

/// <summary>
/// Euler steps along a rectified flow: x(sigma) = (1 - sigma)·clip + sigma·noise, and the network tells dx/dsigma
/// (Esser et al. 2024, arXiv 2403.03206, section 3; shifts as in diffusers' FlowMatchEulerDiscreteScheduler).
/// </summary>
/// <param name="options">The model's values.</param>
public sealed class FlowMatchEulerScheduler(FlowMatchEulerOptions options)
{
    /// <summary>Noise levels nearer than this are one.</summary>
    private const float Nearness = 1e-6f;

    /// <summary>The model's values.</summary>
    public FlowMatchEulerOptions Options => options;

    /// <summary>Steps spread evenly from 1 to 1/N, then shifted.</summary>
    /// <param name="steps">How many; at least 1.</param>
    /// <param name="tokenCount">Latent tokens of the clip; they decide the dynamic shift.</param>
    public DenoisingSchedule Linear(int steps, int tokenCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        var sigmas = new double[steps];
        for (int i = 0; i < steps; i++)
        {
            sigmas[i] = steps == 1 ? 1 : 1 - (i * (1 - (1.0 / steps)) / (steps - 1));
        }

        return Shifted(sigmas, tokenCount);
    }

    /// <summary>Given noise levels, shifted as the model's options say.</summary>
    /// <param name="sigmas">Falling, in (0, 1]; the last step's 0 is added here.</param>
    /// <param name="tokenCount">Latent tokens of the clip; they decide the dynamic shift.</param>
    public DenoisingSchedule Shifted(ReadOnlySpan<double> sigmas, int tokenCount)
    {
        double[] shifted = sigmas.ToArray();
        double slope = (options.MaxShift - options.BaseShift) / (options.MaxTokenCount - options.BaseTokenCount);
        double mu = options.BaseShift + (slope * (tokenCount - options.BaseTokenCount));
        double weight = options.TimeShift == TimeShift.Exponential ? Math.Exp(mu) : mu;
        for (int i = 0; i < shifted.Length; i++)
        {
            shifted[i] = options.UseDynamicShifting
                ? weight / (weight + (1 / shifted[i]) - 1)
                : options.Shift * shifted[i] / (1 + ((options.Shift - 1) * shifted[i]));
        }

        // Where the only step starts at 1 there is nothing to stretch (the formula would divide by 0).
        if (options.TerminalSigma is double terminal && shifted[^1] < 1)
        {
            double scale = (1 - shifted[^1]) / (1 - terminal);
            for (int i = 0; i < shifted.Length; i++)
            {
                shifted[i] = 1 - ((1 - shifted[i]) / scale);
            }
        }

        var levels = new float[shifted.Length + 1];
        var timesteps = new float[shifted.Length];
        for (int i = 0; i < shifted.Length; i++)
        {
            levels[i] = (float)shifted[i];
            timesteps[i] = levels[i] * options.TrainTimesteps;
        }

        return new DenoisingSchedule(levels, timesteps);
    }

    /// <summary>One step of all tokens, in place: x += (sigma_next - sigma)·v.</summary>
    /// <param name="schedule">The run's noise levels.</param>
    /// <param name="step">Which step, from 0.</param>
    /// <param name="velocity">What the network said, as many values as <paramref name="latents"/>.</param>
    /// <param name="latents">The latents, changed in place.</param>
    public void Step(DenoisingSchedule schedule, int step, ReadOnlySpan<float> velocity, Span<float> latents) =>
        Move(schedule.Sigmas[step + 1] - schedule.Sigmas[step], velocity, latents);

    /// <summary>
    /// One step where each token has a noise level of its own, in place: a token at sigma goes to the next lower level of
    /// the run. A token at 0 stays.
    /// </summary>
    /// <param name="schedule">The run's noise levels.</param>
    /// <param name="timesteps">[tokens] what the network was told of each token.</param>
    /// <param name="velocity">[tokens x channels] what it said.</param>
    /// <param name="latents">[tokens x channels] the latents, changed in place.</param>
    public void StepTokens(DenoisingSchedule schedule, ReadOnlySpan<float> timesteps, ReadOnlySpan<float> velocity, Span<float> latents)
    {
        int channels = latents.Length / timesteps.Length;
        for (int token = 0; token < timesteps.Length; token++)
        {
            float sigma = timesteps[token] / options.TrainTimesteps;
            float next = 0;
            foreach (float level in schedule.Sigmas)
            {
                if (level < sigma - Nearness)
                {
                    next = Math.Max(next, level);
                }
            }

            Move(next - sigma, velocity.Slice(token * channels, channels), latents.Slice(token * channels, channels));
        }
    }

    private static void Move(float distance, ReadOnlySpan<float> velocity, Span<float> latents)
    {
        // Written out: a fused multiply-add would round otherwise on machines that have one.
        for (int i = 0; i < latents.Length; i++)
        {
            latents[i] += distance * velocity[i];
        }
    }
}
