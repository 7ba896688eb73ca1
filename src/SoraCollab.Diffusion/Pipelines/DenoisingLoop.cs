using SoraCollab.Diffusion.Conditioning;
using SoraCollab.Diffusion.Denoisers;
using SoraCollab.Diffusion.Latents;
using SoraCollab.Diffusion.Schedulers;

namespace SoraCollab.Diffusion.Pipelines;

/// <summary>One denoising step: pass, guidance, the clean clip it predicts, the step along the flow.</summary>
/// <param name="scheduler">The scheduler.</param>
/// <param name="schedule">The run's noise levels.</param>
/// <param name="sequence">The tokens, changed in place.</param>
/// <param name="shape">The clip's latents.</param>
internal sealed class DenoisingLoop(FlowMatchEulerScheduler scheduler, DenoisingSchedule schedule, ConditionedSequence sequence, LatentShape shape)
{
    private readonly float[] predicted = new float[shape.ValueCount];
    private readonly float[] before = new float[sequence.IsConditioned ? sequence.Tokens.Length : 0];

    /// <summary>[F·H·W,C] the clean clip that the last step's pass predicted: x - sigma·v.</summary>
    public ReadOnlySpan<float> PredictedClip => predicted;

    /// <summary>Makes a step.</summary>
    public void Step(int step, LtxDenoiserRun network, float guidance, NoiseSource noise, CancellationToken cancellationToken)
    {
        float timestep = schedule.Timesteps[step];
        ReadOnlySpan<float> timesteps = sequence.IsConditioned
            ? sequence.Prepare(step, timestep, scheduler.Options.TrainTimesteps, noise)
            : [];
        Span<float> velocity = sequence.IsConditioned
            ? network.Predict(sequence.Tokens, timesteps, cancellationToken)
            : network.Predict(sequence.Tokens, timestep, cancellationToken);
        int count = sequence.Tokens.Length;
        if (velocity.Length > count)
        {
            ClassifierFreeGuidance.Apply(velocity[..count], velocity[count..], guidance);
            velocity = velocity[..count];
        }

        Predict(step, timesteps, velocity);
        if (!sequence.IsConditioned)
        {
            scheduler.Step(schedule, step, velocity, sequence.Tokens);
            return;
        }

        sequence.Tokens.CopyTo(before, 0);
        scheduler.StepTokens(schedule, timesteps, velocity, sequence.Tokens);
        KeepUnmoved(schedule.Sigmas[step]);
    }

    private void Predict(int step, ReadOnlySpan<float> timesteps, ReadOnlySpan<float> velocity)
    {
        int channels = shape.Channels;
        int first = sequence.AddedTokens * channels;
        for (int i = 0; i < predicted.Length; i++)
        {
            float sigma = timesteps.IsEmpty ? schedule.Sigmas[step] : timesteps[(first + i) / channels] / scheduler.Options.TrainTimesteps;
            predicted[i] = sequence.Tokens[first + i] - (sigma * velocity[first + i]);
        }
    }

    private void KeepUnmoved(float sigma)
    {
        int channels = shape.Channels;
        for (int token = 0; token < before.Length / channels; token++)
        {
            if (!sequence.Moves(token, sigma))
            {
                before.AsSpan(token * channels, channels).CopyTo(sequence.Tokens.AsSpan(token * channels));
            }
        }
    }
}
