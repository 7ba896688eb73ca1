using SoraCollab.Diffusion.Autoencoders;
using SoraCollab.Diffusion.Conditioning;
using SoraCollab.Diffusion.Latents;

namespace SoraCollab.Diffusion.Pipelines;

/// <summary>
/// How a Wan model is told of known frames: beside the latents, as further channels (image to video), or in their place with a timestep of
/// their own (2.2 TI2V).
/// </summary>
internal sealed class WanKnownFrames
{
    private readonly LatentShape shape;
    private readonly float[] beside;
    private readonly float[]? first;
    private readonly int frameTokens;

    private WanKnownFrames(LatentShape shape, float[] beside, float[]? first, int frameTokens)
    {
        this.shape = shape;
        this.beside = beside;
        this.first = first;
        this.frameTokens = frameTokens;
    }

    public static WanKnownFrames Of(VideoRequest request, LatentShape shape, WanModel model, CancellationToken cancellationToken)
    {
        int frameTokens = shape.FrameTokenCount / (model.TransformerConfig.PatchHeight * model.TransformerConfig.PatchWidth);
        if (request.Conditions.Count == 0)
        {
            return new WanKnownFrames(shape, [], null, frameTokens);
        }

        if (model.HoldsByTimestep)
        {
            VideoPixels picture = VideoPixels.FromRgb24(request.Conditions[0].Rgb24!, 1, request.Height, request.Width);
            return new WanKnownFrames(shape, [], model.Encode(picture, cancellationToken), frameTokens);
        }

        int ratio = model.Autoencoder.Geometry.Ratios.Time;
        return new WanKnownFrames(shape, [.. Flags(request, shape, ratio), .. model.Encode(Pixels(request), cancellationToken)], null, frameTokens);
    }

    /// <summary>What the transformer is given of latents.</summary>
    public (float[] Values, LatentShape Shape) Input(float[] latents)
    {
        if (first is null)
        {
            return ([.. latents, .. beside], shape with { Channels = shape.Channels + (beside.Length / shape.TokenCount) });
        }

        float[] held = [.. latents];
        Hold(held);
        return (held, shape);
    }

    /// <summary>The timestep, or one for each token where the first frame is held.</summary>
    public float[] Timesteps(float timestep) => first is null
        ? [timestep]
        : [.. Enumerable.Range(0, shape.Frames * frameTokens).Select(token => token < frameTokens ? 0 : timestep)];

    /// <summary>Puts a held first frame back.</summary>
    public void Hold(float[] latents)
    {
        if (first is not null)
        {
            LatentFrames.Copy(first, shape with { Frames = 1 }, 0, latents, shape, 0, 1);
        }
    }

    /// <summary>The known pictures, and grey between them.</summary>
    private static VideoPixels Pixels(VideoRequest request)
    {
        int plane = request.Width * request.Height;
        var values = new float[3 * request.FrameCount * plane];
        foreach (FrameCondition condition in request.Conditions)
        {
            VideoPixels picture = VideoPixels.FromRgb24(condition.Rgb24!, 1, request.Height, request.Width);
            for (int colour = 0; colour < 3; colour++)
            {
                picture.Values.AsSpan(colour * plane, plane).CopyTo(values.AsSpan(((colour * request.FrameCount) + condition.FrameIndex) * plane));
            }
        }

        return new VideoPixels(request.FrameCount, request.Height, request.Width, values);
    }

    /// <summary>[ratio, F, H, W]: 1 where the picture at that place of a latent frame is known; the first latent frame's one picture fills all of its places.</summary>
    private static float[] Flags(VideoRequest request, LatentShape shape, int ratio)
    {
        var flags = new float[ratio * shape.TokenCount];
        foreach (int frame in request.Conditions.Select(condition => condition.FrameIndex))
        {
            for (int place = 0; place < ratio; place++)
            {
                int latentFrame = (frame + ratio - 1) / ratio;
                if (frame == 0 || place == (frame + ratio - 1) % ratio)
                {
                    flags.AsSpan(((place * shape.Frames) + latentFrame) * shape.FrameTokenCount, shape.FrameTokenCount).Fill(1);
                }
            }
        }

        return flags;
    }
}
