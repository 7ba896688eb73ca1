namespace SoraCollab.ModelCompiler.Tests.Architectures;

/// <summary>
/// The rotary tables of a grid of latents, written down from the formula: p = coordinate over 20 frames or 2,048 pixels, angle =
/// (2p - 1) * pi/2 * 10000^(j/(n-1)), channels in the order j, then axis, each twice; a rest of the width stands in front unrotated.
/// </summary>
internal static class RotaryTables
{
    public static (float[] Cos, float[] Sin) FromGrid(int frames, int height, int width, double[] scale, int channels)
    {
        var frequencies = channels / 6;
        var rest = channels % 6;
        var cos = new List<float>();
        var sin = new List<float>();
        for (var f = 0; f < frames; f++)
        {
            for (var y = 0; y < height; y++)
            {
                for (var x = 0; x < width; x++)
                {
                    cos.AddRange(Enumerable.Repeat(1f, rest));
                    sin.AddRange(Enumerable.Repeat(0f, rest));
                    double[] places = [f * scale[0] / 20, y * scale[1] / 2048, x * scale[2] / 2048];
                    for (var j = 0; j < frequencies; j++)
                    {
                        foreach (var place in places)
                        {
                            var angle = ((2 * place) - 1) * Math.PI / 2 * Math.Pow(10000, j / (frequencies - 1.0));
                            cos.AddRange([(float)Math.Cos(angle), (float)Math.Cos(angle)]);
                            sin.AddRange([(float)Math.Sin(angle), (float)Math.Sin(angle)]);
                        }
                    }
                }
            }
        }

        return ([.. cos], [.. sin]);
    }
}
