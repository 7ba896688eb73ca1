using FFMpegCore.Pipes;

namespace SoraCollab.Media.Encoding;

/// <summary>One frame of <see cref="RgbFrames"/> as FFMpegCore writes it into FFmpeg's standard input.</summary>
internal sealed class RgbFramePipe(RgbFrames frames, int index) : IVideoFrame
{
    public int Width => frames.Width;

    public int Height => frames.Height;

    public string PixelFormat => "rgb24";

    public void Serialize(Stream pipe) => pipe.Write(frames.Frame(index).Span);

    public Task SerializeAsync(Stream pipe, CancellationToken token) => pipe.WriteAsync(frames.Frame(index), token).AsTask();
}
