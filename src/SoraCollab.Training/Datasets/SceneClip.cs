using SoraCollab.Training.World;
using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Datasets;

/// <summary>A drawn scene as training needs it.</summary>
/// <param name="Pixels">-1..1, [frames, height, width, 3].</param>
/// <param name="Masks">Where the subject is seen, one picture a frame, 0..255.</param>
internal sealed record SceneClip(Tensor Pixels, IReadOnlyList<byte[]> Masks)
{
    /// <summary>Draws a scene, larger by <paramref name="shrink"/> and averaged down, and cuts it into windows that share their end frames.</summary>
    /// <param name="scene">What to draw.</param>
    /// <param name="format">Size of each window.</param>
    /// <param name="shrink">1 draws at the size itself.</param>
    /// <param name="windows">How many windows.</param>
    public static IReadOnlyList<SceneClip> Draw(Scene scene, ClipFormat format, int shrink = 1, int windows = 1)
    {
        using var scope = NewDisposeScope();
        var (width, height, frames) = (format.Width * shrink, format.Height * shrink, (windows * (format.Frames - 1)) + 1);
        using var clip = new Clip(scene, width, height, frames, format.FramesPerWorldSecond);
        var bytes = tensor(clip.Frames(), [frames, format.Height, shrink, format.Width, shrink, 3]);
        var pixels = bytes.to(ScalarType.Float32).mean([2, 4]).div(127.5).sub(1);
        var masks = Enumerable.Range(0, frames).Select(frame => Shrink(clip.Truth(frame / format.FramesPerWorldSecond)[0].Mask, width, shrink)).ToArray();
        return
        [
            .. Enumerable.Range(0, windows).Select(window => (Start: window * (format.Frames - 1), format.Frames)).Select(cut => new SceneClip(
                pixels.narrow(0, cut.Start, cut.Frames).clone().MoveToOuterDisposeScope(),
                masks[cut.Start..(cut.Start + cut.Frames)])),
        ];
    }

    private static byte[] Shrink(byte[] picture, int width, int shrink)
    {
        if (shrink == 1)
        {
            return picture;
        }

        var (rows, columns) = (picture.Length / width / shrink, width / shrink);
        var small = new byte[rows * columns];
        for (var i = 0; i < small.Length; i++)
        {
            var (row, column) = Math.DivRem(i, columns);
            var sum = 0;
            for (var y = 0; y < shrink; y++)
            {
                foreach (var value in picture.AsSpan((((row * shrink) + y) * width) + (column * shrink), shrink))
                {
                    sum += value;
                }
            }

            small[i] = (byte)(sum / (shrink * shrink));
        }

        return small;
    }
}
