using SoraCollab.Diffusion.Latents;
using SoraCollab.Diffusion.Models;

namespace SoraCollab.Diffusion.Denoisers;

/// <summary>Where the tokens of a clip lie in time and in the picture.</summary>
public static class TokenCoordinates
{
    /// <summary>Coordinates [3,S] in seconds, pixels from the top, pixels from the left.</summary>
    /// <param name="shape">The latents.</param>
    /// <param name="ratios">Frames and pixels of a latent cell.</param>
    /// <param name="frameRate">Frames per second.</param>
    /// <param name="convention">How latent frames lie in time.</param>
    /// <param name="firstFrame">Frame of the clip at which these latents begin.</param>
    public static float[] Of(LatentShape shape, CompressionRatios ratios, double frameRate, CoordinateConvention convention, int firstFrame = 0)
    {
        int tokens = shape.TokenCount;
        var coordinates = new float[3 * tokens];
        int token = 0;
        for (int frame = 0; frame < shape.Frames; frame++)
        {
            int pictures = frame * ratios.Time;
            if (convention == CoordinateConvention.Causal)
            {
                pictures = Math.Max(0, pictures - ratios.Time + 1);
            }

            for (int row = 0; row < shape.Rows; row++)
            {
                for (int column = 0; column < shape.Columns; column++, token++)
                {
                    coordinates[token] = (float)((pictures + firstFrame) / frameRate);
                    coordinates[tokens + token] = row * ratios.Space;
                    coordinates[(2 * tokens) + token] = column * ratios.Space;
                }
            }
        }

        return coordinates;
    }
}
