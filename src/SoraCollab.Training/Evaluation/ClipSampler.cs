using SoraCollab.Diffusion.Latents;
using SoraCollab.Training.Datasets;
using SoraCollab.Training.Native;
using SoraCollab.Training.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Evaluation;

/// <summary>
/// Draws clips from prompts as LTXPipeline with a FlowMatchEulerDiscreteScheduler does: levels from 1 to 1/steps, shifted, Euler steps,
/// classifier-free guidance against the empty prompt.
/// </summary>
internal sealed class ClipSampler(VideoModel model, LatentScale scale, LtxVideoAutoencoder autoencoder, Func<string, IReadOnlyList<int>> tokenize)
{
    /// <summary>Shift of the noise levels towards the noisy end, as the exported scheduler has it.</summary>
    public const double Shift = 2;

    /// <param name="prompts">One clip each, made together.</param>
    /// <param name="format">Size of the clips.</param>
    /// <param name="mainWidth">Width of the pictures that the positions are made for, see <see cref="TokenGrid.For"/>.</param>
    /// <param name="steps">Denoising steps.</param>
    /// <param name="guidance">1 turns guidance off.</param>
    /// <param name="firstSeed">Of the first clip's noise, the next clip has the next: the noise that the studio's pipeline makes of a seed.</param>
    /// <returns>[clips, frames, height, width, 3] in -1..1.</returns>
    public Tensor Draw(IReadOnlyList<string> prompts, ClipFormat format, int mainWidth, int steps, double guidance, ulong firstSeed)
    {
        using var guard = no_grad();
        using var scope = NewDisposeScope();
        var clips = prompts.Count;
        var grid = TokenGrid.For(format.Width, format.Height, format.Frames, format.FramesPerSecond, mainWidth);
        var tables = RotaryTables.From(grid.Coordinates(), model.Shape.Transformer.Width);
        var words = WordBatch.From([.. prompts.Concat(Enumerable.Repeat(string.Empty, guidance == 1 ? 0 : clips)).Select(prompt => tokenize(prompt).ToArray())]);
        var latents = stack(Enumerable.Range(0, clips).Select(clip => Noise(firstSeed + (ulong)clip, format)));
        var levels = Levels(steps);
        for (var step = 0; step < steps; step++)
        {
            using var inner = NewDisposeScope();
            var passes = guidance == 1 ? 1 : 2;
            var timesteps = full([passes * clips, 1], levels[step] * 1000, ScalarType.Float32);
            var all = model.Forward(cat([.. Enumerable.Repeat(latents, passes)], 0), timesteps, words, tables, ComputePrecision.Preferred).Velocity;
            var said = all.narrow(0, 0, clips);
            var velocity = passes == 1 ? said : said.lerp(all.narrow(0, clips, clips), 1 - guidance);
            latents = (latents + (velocity * (levels[step + 1] - levels[step]))).MoveToOuterDisposeScope();
        }

        var raw = scale.Denormalise(latents).view(clips, grid.Frames, grid.Rows, grid.Columns, LtxCompression.Channels);
        return cat([.. Enumerable.Range(0, clips).Select(clip => autoencoder.Decode(raw.narrow(0, clip, 1)))], 0).MoveToOuterDisposeScope();
    }

    /// <summary>The pipeline lays noise out as [channels, frames, rows, columns].</summary>
    private static Tensor Noise(ulong seed, ClipFormat format)
    {
        var values = new float[format.Tokens * LtxCompression.Channels];
        LatentNoise.Fill(seed, NoiseStream.Initial, 0, values);
        return tensor(values, [LtxCompression.Channels, format.Tokens]).t();
    }

    /// <summary>Noise levels before each step, and 0 at the end.</summary>
    internal static double[] Levels(int steps) =>
    [
        .. Enumerable.Range(0, steps).Select(step =>
        {
            var level = 1 - (step / (double)steps);
            return Shift * level / (1 + ((Shift - 1) * level));
        }),
        0,
    ];
}
