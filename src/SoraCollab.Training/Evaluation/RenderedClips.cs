using SoraCollab.Training.Datasets;
using SoraCollab.Training.World;
using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Evaluation;

/// <summary>Rendered clips for comparison, drawn when they are needed.</summary>
/// <param name="Scenes">What they show.</param>
/// <param name="Pixels">[clips, frames, height, width, 3] in -1..1.</param>
/// <param name="Masks">The subject's share of each cell of 4x4 pixels, 0..1, [clips, frames, height / 4, width / 4].</param>
internal sealed record RenderedClips(IReadOnlyList<Scene> Scenes, Tensor Pixels, Tensor Masks)
{
    /// <summary>Draws the scenes of some seeds.</summary>
    public static RenderedClips Draw(PixelFormat format, uint firstSeed, int count, int threads, CancellationToken cancellationToken)
    {
        using var scope = NewDisposeScope();
        var seeds = Enumerable.Range(0, count).Select(i => firstSeed + (uint)i).ToArray();
        var shard = ClipRenderer.Render(format, seeds, threads, cancellationToken);
        var (size, cell) = (format.Clip, PixelFormat.MaskCell);
        return new(
            [.. seeds.Select(format.Scene)],
            tensor(shard.Pixels, [count, size.Frames, size.Height, size.Width, 3]).to(ScalarType.Float32).div(127.5).sub(1).MoveToOuterDisposeScope(),
            tensor(shard.Masks, [count, size.Frames, size.Height / cell, size.Width / cell]).to(ScalarType.Float32).div(255).MoveToOuterDisposeScope());
    }
}
