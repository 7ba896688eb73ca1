using SoraCollab.Diffusion.Conditioning;
using SoraCollab.Diffusion.Denoisers;
using SoraCollab.Diffusion.Latents;
using SoraCollab.Diffusion.Schedulers;

namespace SoraCollab.Diffusion.Pipelines;

/// <summary>One step of <see cref="FlowEdit"/>: the clip goes along the difference of two velocities.</summary>
/// <param name="trainTimesteps">Timesteps of the scheduler.</param>
/// <param name="schedule">The run's noise levels.</param>
/// <param name="sequence">The edited clip's tokens, changed in place; none of them may stand beside the clip.</param>
/// <param name="source">[F·H·W,C] the source's tokens.</param>
/// <param name="shape">The clip's latents.</param>
/// <param name="edit">How it is edited.</param>
internal sealed class FlowEditLoop(float trainTimesteps, DenoisingSchedule schedule, ConditionedSequence sequence, float[] source, LatentShape shape, FlowEdit edit)
{
    private readonly float[] noised = new float[source.Length];
    private readonly float[] edited = new float[source.Length];
    private readonly float[] difference = new float[source.Length];
    private readonly float[] predicted = new float[source.Length];

    /// <summary>[F·H·W,C] the clean clip that the last step's pass predicted.</summary>
    public ReadOnlySpan<float> PredictedClip => predicted;

    /// <summary>Makes a step.</summary>
    /// <param name="step">Which, from 0.</param>
    /// <param name="target">The network with the new prompt.</param>
    /// <param name="guidance">Its guidance.</param>
    /// <param name="own">The network with the source's prompt.</param>
    /// <param name="noise">The draws.</param>
    /// <param name="cancellationToken">Stops the passes at their next operator.</param>
    public void Step(int step, LtxDenoiserRun target, float guidance, LtxDenoiserRun own, NoiseSource noise, CancellationToken cancellationToken)
    {
        ReadOnlySpan<float> timesteps = Prepare(step, noise);
        float sigma = schedule.Sigmas[step], next = schedule.Sigmas[step + 1];
        Array.Clear(difference);
        Array.Clear(predicted);
        for (int draw = 0; draw < edit.Averages; draw++)
        {
            Cover(step, draw, timesteps, noise);
            ReadOnlySpan<float> forward = Velocity(target, edited, step, timesteps, guidance, cancellationToken);
            for (int i = 0; i < difference.Length; i++)
            {
                difference[i] += forward[i] / edit.Averages;
                predicted[i] += (edited[i] - (Level(timesteps, i, sigma) * forward[i])) / edit.Averages;
            }

            ReadOnlySpan<float> back = Velocity(own, noised, step, timesteps, (float)edit.SourceGuidance, cancellationToken);
            for (int i = 0; i < difference.Length; i++)
            {
                difference[i] -= back[i] / edit.Averages;
            }
        }

        for (int i = 0; i < difference.Length; i++)
        {
            if (!sequence.IsConditioned || sequence.Moves(i / shape.Channels, sigma))
            {
                sequence.Tokens[i] += (next - sigma) * difference[i];
            }
        }
    }

    /// <summary>Covers the edited clip with the noise of a step, for plain denoising from there.</summary>
    public void BeginPlain(int step, NoiseSource noise)
    {
        Cover(step, 0, Prepare(step, noise), noise);
        edited.CopyTo(sequence.Tokens, 0);
    }

    private ReadOnlySpan<float> Prepare(int step, NoiseSource noise) =>
        sequence.IsConditioned ? sequence.Prepare(step, schedule.Timesteps[step], trainTimesteps, noise) : [];

    /// <summary>Fills the source and the edited clip under one noise.</summary>
    private void Cover(int step, int draw, ReadOnlySpan<float> timesteps, NoiseSource noise)
    {
        var unpacked = new float[source.Length];
        noise(NoiseStream.Edit, (step * FlowEdit.MostAverages) + draw, unpacked);
        LatentTokens.Pack(unpacked, shape, noised);
        for (int i = 0; i < source.Length; i++)
        {
            float level = Level(timesteps, i, schedule.Sigmas[step]);
            noised[i] = ((1 - level) * source[i]) + (level * noised[i]);
            edited[i] = sequence.Tokens[i] + noised[i] - source[i];
        }
    }

    private float Level(ReadOnlySpan<float> timesteps, int value, float sigma) => timesteps.IsEmpty ? sigma : timesteps[value / shape.Channels] / trainTimesteps;

    private ReadOnlySpan<float> Velocity(LtxDenoiserRun network, float[] tokens, int step, ReadOnlySpan<float> timesteps, float guidance, CancellationToken cancellationToken)
    {
        Span<float> velocity = timesteps.IsEmpty
            ? network.Predict(tokens, schedule.Timesteps[step], cancellationToken)
            : network.Predict(tokens, timesteps, cancellationToken);
        if (velocity.Length > tokens.Length)
        {
            ClassifierFreeGuidance.Apply(velocity[..tokens.Length], velocity[tokens.Length..], guidance);
        }

        return velocity[..tokens.Length];
    }
}
