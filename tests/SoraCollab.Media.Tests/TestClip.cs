using SoraCollab.Media.Encoding;

namespace SoraCollab.Media.Tests;

/// <summary>Small clips with a known picture: a bright square that moves one pixel a frame over a coloured ramp.</summary>
internal static class TestClip
{
    public static RgbFrames Make(int width = 96, int height = 64, int frames = 12, double framesPerSecond = 12)
    {
        var rgb = new byte[frames * width * height * 3];
        for (int frame = 0, offset = 0; frame < frames; frame++)
        {
            for (var y = 0; y < height; y++)
            {
                for (var x = 0; x < width; x++, offset += 3)
                {
                    var inside = x >= frame + 8 && x < frame + 24 && y is >= 20 and < 36;
                    rgb[offset] = (byte)(inside ? 240 : 40 + x);
                    rgb[offset + 1] = (byte)(inside ? 220 : 60 + y);
                    rgb[offset + 2] = (byte)(inside ? 40 : 120);
                }
            }
        }

        return new RgbFrames(rgb, width, height, frames, framesPerSecond);
    }
}
