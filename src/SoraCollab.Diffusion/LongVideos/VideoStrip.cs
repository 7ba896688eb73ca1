using SoraCollab.Diffusion.Conditioning;
using SoraCollab.Diffusion.Latents;
using SoraCollab.Diffusion.Pipelines;

namespace SoraCollab.Diffusion.LongVideos;

/// <summary>The latents of a long clip and what is known around it, while its windows are made.</summary>
internal sealed class VideoStrip
{
    /// <summary>How firmly a latent frame is held that stands for frames to be made and for known ones.</summary>
    private const double SharedStrength = 0.6;

    /// <summary>Latent frames that the decoder looks at before and after a picture.</summary>
    private const int DecodedBefore = 6;
    private const int DecodedAfter = 2;

    private readonly LongVideoRequest request;
    private readonly LatentCodec codec;
    private readonly FrameLatents encoder;
    private readonly ConditionPlacement placement;
    private readonly int multiple;
    private readonly bool[] known;
    private readonly float[]? shared;
    private readonly KnownFrames? source;

    /// <summary>Lays out a clip and encodes what is known around it.</summary>
    /// <param name="request">The clip, completed with the model's defaults.</param>
    /// <param name="layout">Where all lies.</param>
    /// <param name="picture">The latents of one picture.</param>
    /// <param name="model">The model.</param>
    /// <param name="cancellationToken">Stops at the next operator.</param>
    public VideoStrip(LongVideoRequest request, StripLayout layout, LatentShape picture, LtxModel model, CancellationToken cancellationToken)
    {
        (this.request, Layout) = (request, layout);
        codec = new LatentCodec(model);
        encoder = new FrameLatents(codec, picture, layout.Ratio, model.Autoencoder.Geometry.Ratios.Space);
        placement = model.Description.ConditionPlacement;
        multiple = model.Description.Limits.FrameMultiple / layout.Ratio;
        Shape = picture with { Frames = layout.Length };
        Latents = new float[Shape.ValueCount];
        known = new bool[layout.Length];
        source = request.Source is { } given ? Surrounded(given) : null;
        if (request.Before is { } before)
        {
            Put(encoder.Clip(before, layout.BeforeFrom, layout.KnownBefore, cancellationToken), 0, layout.KnownBefore);
        }

        if (request.After is { } after)
        {
            Put(encoder.Within(after, layout.AfterFrom, layout.KnownAfter, cancellationToken), layout.Length - layout.KnownAfter, layout.KnownAfter);
            if (layout.AfterFrom > 0)
            {
                shared = encoder.Within(after, layout.AfterFrom - layout.Ratio, 1, cancellationToken);
            }
        }
    }

    public StripLayout Layout { get; }

    public LatentShape Shape { get; }

    /// <summary>[C,F,H,W].</summary>
    public float[] Latents { get; }

    /// <summary>The request for a window.</summary>
    public VideoRequest RequestOf(VideoWindow window, string prompt, ulong seed, NoiseSource noise, CancellationToken cancellationToken)
    {
        // A model may want lengths in larger steps than one latent frame; what is over is left away.
        int count = ((window.Count - 1 + multiple - 1) / multiple * multiple) + 1;
        VideoRequest clip = request.Clip with
        {
            Prompt = prompt,
            Seed = seed,
            FrameCount = ((count - 1) * Layout.Ratio) + 1,
            Conditions = [.. Conditions(window, noise, cancellationToken)],
        };
        return source is null ? clip : clip with
        {
            Source = new SourceLatents(encoder.Clip(source, window.First * Layout.Ratio, count, cancellationToken), request.SourceStrength) { Edit = request.Edit },
        };
    }

    /// <summary>Takes what a window has made.</summary>
    public void Take(VideoWindow window, ReadOnlySpan<float> latents, LatentShape shape)
    {
        LatentFrames.Copy(latents, shape, window.MakesFrom - window.First, Latents, Shape, window.MakesFrom, window.MakesTo - window.MakesFrom);
        known.AsSpan(window.MakesFrom, window.MakesTo - window.MakesFrom).Fill(true);
    }

    /// <summary>Goes on from what earlier windows have made.</summary>
    public void Restore(float[] latents, IEnumerable<VideoWindow> made)
    {
        latents.CopyTo(Latents, 0);
        foreach (VideoWindow window in made)
        {
            known.AsSpan(window.MakesFrom, window.MakesTo - window.MakesFrom).Fill(true);
        }
    }

    /// <summary>Tokens of what is known so far and what a window is about to be, in order, without gaps; and how many frames that is.</summary>
    public (float[] Tokens, LatentShape Shape, int Frames) Preview(VideoWindow window, ReadOnlySpan<float> predicted)
    {
        int from = window.MakesFrom, to = window.MakesTo;
        while (from > 0 && known[from - 1])
        {
            from--;
        }

        while (to < Layout.Length && known[to])
        {
            to++;
        }

        LatentShape shape = Shape with { Frames = to - from };
        var tokens = new float[shape.ValueCount];
        LatentTokens.Pack(LatentFrames.Slice(Latents, Shape, from, to - from), shape, tokens);
        int frameValues = Shape.FrameTokenCount * Shape.Channels;
        predicted.Slice((window.MakesFrom - window.First) * frameValues, (window.MakesTo - window.MakesFrom) * frameValues)
            .CopyTo(tokens.AsSpan((window.MakesFrom - from) * frameValues));
        return (tokens, shape, from == 0 ? ((shape.Frames - 1) * Layout.Ratio) + 1 : shape.Frames * Layout.Ratio);
    }

    /// <summary>A source with what is known around it, from the strip's first picture to its last.</summary>
    private KnownFrames Surrounded(KnownFrames given)
    {
        if (Layout.Offset == 0 && request.After is null)
        {
            return given;
        }

        byte[] before = request.Before?.Copy(Layout.BeforeFrom, Layout.Offset) ?? given.Copy(-Layout.Offset, Layout.Offset);
        int pictures = ((Layout.Length - 1) * Layout.Ratio) + 1 - Layout.Offset - given.FrameCount;
        byte[] after = request.After?.Copy(0, pictures) ?? given.Copy(given.FrameCount, pictures);
        byte[] all = [.. before, .. given.Rgb24.Span, .. after];
        return new KnownFrames(all, all.Length / given.FrameBytes);
    }

    private void Put(float[] latents, int at, int count)
    {
        LatentFrames.Copy(latents, Shape with { Frames = count }, 0, Latents, Shape, at, count);
        known.AsSpan(at, count).Fill(true);
    }

    private IEnumerable<FrameCondition> Conditions(VideoWindow window, NoiseSource noise, CancellationToken cancellationToken)
    {
        if (window.Given > 0)
        {
            yield return new FrameCondition { Latents = Beginning(window, noise, cancellationToken) };
        }

        if (shared is not null && SharedFrame is int at && at >= window.MakesFrom && at < window.MakesTo)
        {
            yield return new FrameCondition { Latents = shared, FrameIndex = FrameIndex(at - window.First), Strength = SharedStrength };
        }

        foreach (HeldPicture picture in request.Pictures)
        {
            int latentFrame = Layout.LatentFrameOf(picture.Frame);
            if (latentFrame >= window.MakesFrom && latentFrame < window.MakesTo)
            {
                yield return new FrameCondition { Rgb24 = picture.Rgb24, FrameIndex = (latentFrame - window.First) * Layout.Ratio, Strength = picture.Strength };
            }
        }

        if (window.GivenAfter > 0)
        {
            yield return End(window);
        }
    }

    /// <summary>The last latent frame to be made, where it also stands for known frames.</summary>
    private int SharedFrame => Layout.Length - Layout.KnownAfter - 1;

    private FrameCondition End(VideoWindow window)
    {
        int at = FrameIndex(window.MakesTo - window.First);
        if (placement == ConditionPlacement.Beside && request.After is { } after && window.MakesTo == Layout.Length - Layout.KnownAfter)
        {
            // Pictures beside begin at the end of a latent frame: one before those that are filled, if there is one.
            int first = Layout.AfterFrom > 0 ? Layout.AfterFrom - 1 : Layout.Ratio - 1;
            int index = at - 1 + (Layout.AfterFrom > 0 ? 0 : Layout.Ratio);
            int count = ((window.GivenAfter - (Layout.AfterFrom > 0 ? 0 : 1)) * Layout.Ratio) + 1;
            return new FrameCondition { Rgb24 = after.Copy(first, count), FrameCount = count, FrameIndex = index };
        }

        return new FrameCondition { Latents = LatentFrames.Slice(Latents, Shape, window.MakesTo, window.GivenAfter), FrameIndex = at };
    }

    /// <summary>The given latents at a window's beginning; beyond the strip's own beginning the first of them is that of one picture.</summary>
    private float[] Beginning(VideoWindow window, NoiseSource noise, CancellationToken cancellationToken)
    {
        float[] given = LatentFrames.Slice(Latents, Shape, window.First, window.Given);
        if (window.First > 0)
        {
            float[] picture = encoder.Encode(PictureAt(window.First, noise, cancellationToken), 1, cancellationToken);
            LatentFrames.Copy(picture, Shape with { Frames = 1 }, 0, given, Shape with { Frames = window.Given }, 0, 1);
        }

        return given;
    }

    /// <summary>The last picture of a latent frame: a known one as it is, else decoded.</summary>
    private byte[] PictureAt(int latentFrame, NoiseSource noise, CancellationToken cancellationToken)
    {
        int frame = latentFrame * Layout.Ratio;
        if (frame < Layout.Offset && request.Before is { } before)
        {
            return before.Copy(Layout.BeforeFrom + frame, 1);
        }

        int from = Math.Max(0, latentFrame - DecodedBefore);
        int to = latentFrame + 1;
        while (to < Layout.Length && to <= latentFrame + DecodedAfter && known[to])
        {
            to++;
        }

        LatentShape shape = Shape with { Frames = to - from };
        byte[] rgb24 = codec.Decode(LatentFrames.Slice(Latents, Shape, from, to - from), shape, noise, null, cancellationToken);
        int bytes = request.Clip.Width * request.Clip.Height * 3;
        return rgb24.AsSpan((latentFrame - from) * Layout.Ratio * bytes, bytes).ToArray();
    }

    private int FrameIndex(int latentFrame) => latentFrame == 0 ? 0 : ((latentFrame - 1) * Layout.Ratio) + 1;
}
