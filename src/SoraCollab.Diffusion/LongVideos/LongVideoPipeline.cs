using SoraCollab.Diffusion.Autoencoders;
using SoraCollab.Diffusion.Conditioning;
using SoraCollab.Diffusion.Latents;
using SoraCollab.Diffusion.Models;
using SoraCollab.Diffusion.Pipelines;

namespace SoraCollab.Diffusion.LongVideos;

/// <summary>
/// Clips of any length: window after window, each conditioned on the latents before it (and after it, where the clip runs into
/// known frames), decoded as one. A clip that fits into one window is what <see cref="TextToVideoPipeline"/> makes of it.
/// </summary>
/// <param name="pipeline">The model.</param>
public sealed class LongVideoPipeline(TextToVideoPipeline pipeline)
{
    /// <summary>Most pixels to encode at once, for memory's sake.</summary>
    private const long EncodedPixels = 8L * 1024 * 1024;

    private LtxModel Network => pipeline.Parts;

    /// <summary>The windows in which a clip is made, in their order.</summary>
    /// <exception cref="InvalidVideoRequestException">A value is not allowed.</exception>
    public IReadOnlyList<VideoWindow> Plan(LongVideoRequest request) => Plan(request, LayOut(request));

    /// <summary>Checks a request without running it.</summary>
    /// <exception cref="InvalidVideoRequestException">A value is not allowed; the message names it and what is.</exception>
    public void Validate(LongVideoRequest request)
    {
        foreach (string prompt in request.Prompts.Select(timed => timed.Prompt).Prepend(request.Clip.Prompt))
        {
            pipeline.Validate(request.Clip with { Prompt = prompt, FrameCount = 1, InitialNoise = null, Conditions = [], Source = null, Resume = null });
        }

        LongVideoRules.Check(request, pipeline.Model);

        int multiple = pipeline.Model.Limits.FrameMultiple;
        foreach (VideoWindow window in Plan(request))
        {
            int frames = (window.Count - 1) * pipeline.Geometry.Ratios.Time;
            pipeline.Validate(request.Clip with { FrameCount = ((frames + multiple - 1) / multiple * multiple) + 1 });
        }
    }

    /// <summary>Denoising steps that a clip takes in all its windows.</summary>
    /// <exception cref="InvalidVideoRequestException">A value is not allowed.</exception>
    public int StepCount(LongVideoRequest request) => Plan(request).Count * StepsOfWindow(pipeline.WithDefaults(request.Clip), request);

    /// <summary>Makes a clip.</summary>
    /// <param name="request">What to make.</param>
    /// <param name="progress">Told after each step of each window.</param>
    /// <param name="decoding">Told after each decoded tile.</param>
    /// <param name="cancellationToken">Takes effect within a step and between tiles.</param>
    /// <returns>The clip; its latents are those of the clip and of what is known around it, from the strip's first latent frame on.</returns>
    /// <exception cref="InvalidVideoRequestException">A value is not allowed.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public GeneratedVideo Generate(LongVideoRequest request, IProgress<LongVideoStep>? progress, IProgress<DecodingTile>? decoding, CancellationToken cancellationToken)
    {
        // 1. Check inputs and plan
        Validate(request);
        request = request with { Clip = pipeline.WithDefaults(request.Clip) };
        StripLayout layout = LayOut(request);
        IReadOnlyList<VideoWindow> windows = Plan(request, layout);
        LatentShape picture = pipeline.Geometry.ShapeOf(request.Clip.Width, request.Clip.Height, 1);

        // 2. Denoise window after window
        var strip = new VideoStrip(request, layout, picture, Network, cancellationToken);
        DenoisedVideo denoised = Denoise(request, strip, windows, progress, cancellationToken);

        // 3. Decode
        TimeProvider time = pipeline.Options.Time;
        long started = time.GetTimestamp();
        byte[] whole = pipeline.Codec.Decode(strip.Latents, strip.Shape, TextToVideoPipeline.SeedNoise(request.Clip), decoding, cancellationToken);
        int frameBytes = request.Clip.Width * request.Clip.Height * 3;
        SeamFade.Apply(whole, layout, request);
        SeamSpread.Apply(whole, layout, request, windows);
        return new GeneratedVideo
        {
            Width = request.Clip.Width,
            Height = request.Clip.Height,
            FrameCount = request.Clip.FrameCount,
            FrameRate = request.Clip.FrameRate,
            Rgb24 = whole.Length == request.Clip.FrameCount * frameBytes ? whole : whole.AsSpan(layout.Offset * frameBytes, request.Clip.FrameCount * frameBytes).ToArray(),
            Latents = strip.Latents,
            LatentShape = strip.Shape,
            Facts = pipeline.Facts(request.Clip, denoised, time.GetElapsedTime(started)),
        };
    }

    /// <summary>The latents of frames, [C,F,H,W]; the last latent frame may stand for fewer frames than the others.</summary>
    /// <param name="frames">The frames.</param>
    /// <param name="width">Pixels; a multiple of the model's space ratio.</param>
    /// <param name="height">Pixels; a multiple of the model's space ratio.</param>
    /// <param name="cancellationToken">Takes effect between pieces.</param>
    public (float[] Latents, LatentShape Shape) Encode(KnownFrames frames, int width, int height, CancellationToken cancellationToken)
    {
        int ratio = pipeline.Geometry.Ratios.Time;
        LatentShape picture = pipeline.Geometry.ShapeOf(width, height, 1);
        var encoder = new FrameLatents(pipeline.Codec, picture, ratio, pipeline.Geometry.Ratios.Space);
        LatentShape shape = picture with { Frames = ((frames.FrameCount - 1 + ratio - 1) / ratio) + 1 };
        int piece = Math.Max(1, (int)(EncodedPixels / ((long)width * height * ratio)));
        var latents = new float[shape.ValueCount];
        LatentFrames.Copy(encoder.Clip(frames, 0, 1, cancellationToken), picture, 0, latents, shape, 0, 1);
        for (int at = 1; at < shape.Frames; at += piece)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int count = Math.Min(piece, shape.Frames - at);
            float[] part = encoder.Within(frames, ((at - 1) * ratio) + 1, count, cancellationToken);
            LatentFrames.Copy(part, picture with { Frames = count }, 0, latents, shape, at, count);
        }

        return (latents, shape);
    }

    private DenoisedVideo Denoise(LongVideoRequest request, VideoStrip strip, IReadOnlyList<VideoWindow> windows, IProgress<LongVideoStep>? progress, CancellationToken cancellationToken)
    {
        int stepsOfWindow = StepsOfWindow(request.Clip, request);
        int first = request.Resume?.Window ?? 0;
        CheckResume(request, strip, windows);
        var made = Array.Empty<float>();
        if (first > 0)
        {
            made = request.Resume!.Made;
            strip.Restore(made, windows.Take(first));
        }

        var anchors = new WindowAnchors(request, strip, Network.Preview);
        DenoisedVideo? total = null;
        for (int i = first; i < windows.Count; i++)
        {
            VideoWindow window = windows[i];
            ulong seed = SeedOf(request.Clip.Seed, i);
            NoiseSource noise = TextToVideoPipeline.SeedNoise(request.Clip with { Seed = seed, InitialNoise = i == 0 ? request.Clip.InitialNoise : null });
            VideoRequest part = strip.RequestOf(window, PromptOf(request, strip.Layout, window), seed, noise, cancellationToken) with { Resume = i == first ? request.Resume?.Step : null };
            pipeline.Validate(part);
            var teller = new WindowProgress(progress, strip, Network.Preview, new WindowPlace(window, i, i * stepsOfWindow, windows.Count * stepsOfWindow), made);
            DenoisedVideo denoised = pipeline.Denoising.Run(part, noise, progress is null ? null : teller, cancellationToken);
            strip.Take(window, denoised.Latents, denoised.Shape);
            anchors.Apply(windows, i);
            made = i + 1 < windows.Count ? [.. strip.Latents] : made;
            total = total is null ? denoised : denoised with { Prompt = total.Prompt, TextTime = total.TextTime + denoised.TextTime, DenoisingTime = total.DenoisingTime + denoised.DenoisingTime };
        }

        // All windows were done before: what is left is to decode.
        return total ?? new DenoisedVideo([], strip.Shape, Network.Text.Encode(request.Clip.Prompt, cancellationToken), TimeSpan.Zero, TimeSpan.Zero);
    }

    private static int StepsOfWindow(VideoRequest clip, LongVideoRequest request) =>
        request.Source is null ? clip.Steps!.Value : new SourceLatents([], request.SourceStrength).StepsOf(clip.Steps!.Value);

    private static void CheckResume(LongVideoRequest request, VideoStrip strip, IReadOnlyList<VideoWindow> windows)
    {
        if (request.Resume is { } resume && (resume.Window < 0 || resume.Window > windows.Count || resume.Made.Length != (resume.Window == 0 ? 0 : strip.Latents.Length)))
        {
            throw new InvalidVideoRequestException(
                nameof(request.Resume), $"A checkpoint after {resume.Window} windows with {resume.Made.Length} values does not belong to a clip of {windows.Count} windows with {strip.Latents.Length} values.");
        }
    }

    private StripLayout LayOut(LongVideoRequest request)
    {
        LongVideoRules.Check(request, pipeline.Model);
        int ratio = pipeline.Geometry.Ratios.Time;
        return StripLayout.Of(
            request.Clip.FrameCount,
            request.Before?.FrameCount ?? 0,
            request.After?.FrameCount ?? 0,
            ratio,
            Math.Max(1, OverlapOf(request, WindowOf(request))),
            pipeline.Model.ConditionPlacement);
    }

    private IReadOnlyList<VideoWindow> Plan(LongVideoRequest request, StripLayout layout)
    {
        int window = WindowOf(request);
        if (window < Math.Min(2, layout.Length))
        {
            throw new InvalidVideoRequestException(
                nameof(request.WindowFrameCount),
                $"{request.Clip.Width}x{request.Clip.Height} pixels leave {pipeline.Model.Name} no room for more than one frame at once (at most {pipeline.Model.Limits.MaxTokens} latent tokens). Ask for a smaller picture.");
        }

        return WindowPlanner.Plan(new WindowLayout
        {
            Length = layout.Length,
            Window = window,
            Overlap = OverlapOf(request, window),
            KnownBefore = layout.KnownBefore,
            KnownAfter = layout.KnownAfter,
            Breaks = [.. request.Prompts.Select(prompt => layout.LatentFrameOf(prompt.Frame)).Where(at => at > 0)],
        });
    }

    /// <summary>
    /// Latent frames of a window: as many as are asked for; else all of a clip that the model takes at once, and of a longer one
    /// as many as it was trained on most. Colours of windows beyond that wander, and each goes on from the one before.
    /// </summary>
    private int WindowOf(LongVideoRequest request)
    {
        ModelLimits limits = pipeline.Model.Limits;
        int usual = request.Clip.FrameCount <= limits.MaxFrameCount ? limits.MaxFrameCount : LongestKnown();
        int multiple = limits.FrameMultiple / pipeline.Geometry.Ratios.Time;
        int tokens = pipeline.Geometry.ShapeOf(request.Clip.Width, request.Clip.Height, 1).TokenCount;
        int frames = ((Math.Min(request.WindowFrameCount ?? usual, limits.MaxFrameCount) - 1) / pipeline.Geometry.Ratios.Time) + 1;
        int most = Math.Max(1, Math.Min(frames, limits.MaxTokens / tokens));
        return ((most - 1) / multiple * multiple) + 1;
    }

    /// <summary>Frames of the longest clip that the model was trained on; of a model that names one short format, what a window needs at least.</summary>
    private int LongestKnown() => Math.Max(
        pipeline.Model.Formats.Prepend(pipeline.Model.Native).Max(format => format.FrameCount), (2 * Math.Max(pipeline.Model.Limits.FrameMultiple, pipeline.Geometry.Ratios.Time)) + 1);

    private int OverlapOf(LongVideoRequest request, int window) =>
        request.OverlapFrameCount is int frames ? (frames + pipeline.Geometry.Ratios.Time - 1) / pipeline.Geometry.Ratios.Time : (window + 2) / 4;

    private static string PromptOf(LongVideoRequest request, StripLayout layout, VideoWindow window) =>
        request.Prompts.LastOrDefault(prompt => prompt.Frame == 0 || layout.LatentFrameOf(prompt.Frame) <= window.MakesFrom)?.Prompt ?? request.Clip.Prompt;

    /// <summary>A seed for each window: the clip's own for the first, then others that follow from it (SplitMix64, Steele et al. 2014).</summary>
    private static ulong SeedOf(ulong seed, int window)
    {
        if (window == 0)
        {
            return seed;
        }

        ulong mixed = seed + ((ulong)window * 0x9E3779B97F4A7C15);
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
