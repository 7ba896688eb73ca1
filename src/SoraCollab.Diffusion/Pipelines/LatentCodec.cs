using SoraCollab.Diffusion.Autoencoders;
using SoraCollab.Diffusion.Conditioning;
using SoraCollab.Diffusion.Latents;

namespace SoraCollab.Diffusion.Pipelines;

/// <summary>Between frames in bytes and normalised latents.</summary>
/// <param name="model">The model.</param>
internal sealed class LatentCodec(LtxModel model)
{
    /// <summary>The most likely latents of frames, [C,F,H,W].</summary>
    /// <param name="rgb24">[frames, height, width, 3].</param>
    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    /// <param name="frames">Frames; a multiple of the time ratio plus one.</param>
    /// <param name="cancellationToken">Stops at the next operator.</param>
    public float[] Encode(ReadOnlySpan<byte> rgb24, int width, int height, int frames, CancellationToken cancellationToken)
    {
        LatentPosterior posterior = model.Autoencoder.Encode(VideoPixels.FromRgb24(rgb24, frames, height, width), cancellationToken);
        model.Statistics.Normalise(posterior.Mean, posterior.Shape);
        return posterior.Mean;
    }

    /// <summary>The frames of latents, [frames, height, width, 3].</summary>
    /// <param name="latents">[C,F,H,W].</param>
    /// <param name="shape">Their shape.</param>
    /// <param name="noise">Draws for decoders that denoise a little themselves.</param>
    /// <param name="progress">Told after each tile.</param>
    /// <param name="cancellationToken">Stops at the next operator.</param>
    public byte[] Decode(float[] latents, LatentShape shape, NoiseSource noise, IProgress<DecodingTile>? progress, CancellationToken cancellationToken)
    {
        float[] own = [.. latents];
        model.Statistics.Denormalise(own, shape);
        if (model.Autoencoder.HasTimestep)
        {
            var draw = new float[own.Length];
            noise(NoiseStream.Decoding, 0, draw);
            float scale = (float)model.Description.Decoding.NoiseScale;
            for (int i = 0; i < own.Length; i++)
            {
                own[i] = ((1 - scale) * own[i]) + (scale * draw[i]);
            }
        }

        byte[]? rgb24 = null;
        int at = 0;
        foreach (VideoPixels piece in model.Autoencoder.Decode(own, shape, (float)model.Description.Decoding.Timestep, noise, progress, cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            int frame = piece.Width * piece.Height * 3;
            rgb24 ??= new byte[(((shape.Frames - 1) * model.Autoencoder.Geometry.Ratios.Time) + 1) * frame];
            piece.CopyToRgb24(rgb24.AsSpan(at, piece.Frames * frame));
            at += piece.Frames * frame;
        }

        return rgb24!;
    }
}
