using SoraCollab.Diffusion.Latents;
using SoraCollab.Diffusion.Models;

namespace SoraCollab.InferenceHost.Direction;

/// <summary>The small picture that a still begins with.</summary>
internal static class StillBase
{
    /// <summary>How much a base of other pixels than the model knows counts against one of another shape than the still.</summary>
    private const double PixelsAgainstShape = 0.5;

    /// <summary>Most sides that are tried along each edge.</summary>
    private const int MostSides = 64;

    /// <summary>Its size: near the pixels that the model was trained on most, and near the still's shape.</summary>
    /// <param name="width">Pixels of the still.</param>
    /// <param name="height">Pixels of the still.</param>
    /// <param name="native">What the model was trained on most.</param>
    /// <param name="limits">What it takes.</param>
    public static (int Width, int Height) Of(int width, int height, ClipFormat native, ModelLimits limits)
    {
        var first = (limits.MinSize + limits.SizeMultiple - 1) / limits.SizeMultiple * limits.SizeMultiple;
        var most = Math.Max(first, Math.Min(limits.MaxSize, 2 * Math.Max(native.Width, native.Height)));
        int[] sides = [.. Enumerable.Range(0, MostSides).Select(i => first + (i * limits.SizeMultiple)).TakeWhile(side => side <= most)];
        var shape = Math.Log((double)width / height);
        var pixels = Math.Log((double)native.Width * native.Height);
        return sides.SelectMany(across => sides.Select(down => (Width: across, Height: down)))
            .MinBy(size => Math.Abs(Math.Log((double)size.Width / size.Height) - shape) + (PixelsAgainstShape * Math.Abs(Math.Log((double)size.Width * size.Height) - pixels)));
    }

    /// <summary>The middle frame of a preview.</summary>
    public static PreviewClip Middle(PreviewClip preview)
    {
        var bytes = preview.Rgb24.Length / preview.FrameCount;
        return preview.FrameCount == 1 ? preview : new PreviewClip(preview.Width, preview.Height, 1, preview.Rgb24.AsSpan(preview.FrameCount / 2 * bytes, bytes).ToArray());
    }
}
