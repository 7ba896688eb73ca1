using SoraCollab.Core.Jobs;
using SoraCollab.Core.Verbs;
using SoraCollab.Diffusion.LongVideos;
using SoraCollab.Diffusion.Models;
using SoraCollab.Diffusion.Pipelines;

namespace SoraCollab.InferenceHost.Direction;

/// <summary>Makes the take that a verb asks for.</summary>
/// <param name="pipeline">The model.</param>
internal sealed class TakeDirector(TextToVideoPipeline pipeline)
{
    private readonly LongVideoPipeline clips = new(pipeline);

    /// <summary>What each host can do with a model.</summary>
    public static IReadOnlyList<string> VerbsOf(ModelDescription model) => model.KnownFrames == KnownFrameSupport.Anywhere ? Verbs : WholeClips.Verbs(model.KnownFrames);

    /// <summary>What each host can do with a model of the LTX-Video family.</summary>
    public static IReadOnlyList<string> Verbs { get; } =
    [
        NewTake.Kind, PictureTake.Kind, RemixTake.Kind, ExtendTake.Kind, LoopTake.Kind, JoinTake.Kind, RecutTake.Kind, StillTake.Kind, UpscaleTake.Kind, InterpolateTake.Kind,
    ];

    /// <summary>Makes the take.</summary>
    /// <param name="order">The order; its format is that of the take.</param>
    /// <param name="footage">Its footage, as <see cref="FootageLoader"/> reads it.</param>
    /// <param name="progress">Told after each step.</param>
    /// <param name="resume">Where an earlier run of the same order got to.</param>
    /// <param name="cancellationToken">Takes effect within a step.</param>
    /// <exception cref="InvalidVideoRequestException">A value is not allowed.</exception>
    /// <exception cref="Jobs.JobRefusedException">The verb is not known here.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public GeneratedVideo Make(
        JobOrder order, IReadOnlyDictionary<Footage, KnownFrames> footage, IProgress<DirectionStep>? progress, DirectionCheckpoint? resume, CancellationToken cancellationToken)
    {
        if (pipeline.IsWholeClip) return new WholeClips(pipeline).Make(order, footage, progress, resume, cancellationToken);
        if (order.Verb is StillTake or UpscaleTake or InterpolateTake) return new RefinedTakes(pipeline).Make(order, footage, progress, resume, cancellationToken);
        if (order.Verb is LoopTake { PlaysBack: true } loop) return ThereAndBack(order, footage[loop.Source], cancellationToken);
        var plan = new VerbPlanner(order, footage).Plan();
        var videos = new PieceRun(clips, progress, resume).Make(plan.Pieces, cancellationToken);
        return plan.IsOnePiece ? videos[0] : Assemble(order, plan, videos, cancellationToken);
    }

    /// <summary>The source forwards, then backwards without its two ends: nothing is denoised.</summary>
    private GeneratedVideo ThereAndBack(JobOrder order, KnownFrames source, CancellationToken cancellationToken)
    {
        var frameBytes = order.Format.Width * order.Format.Height * 3;
        var count = 2 * (source.FrameCount - 1);
        var rgb24 = new byte[checked(count * frameBytes)];
        for (var frame = 0; frame < count; frame++)
            source.Frame(frame < source.FrameCount ? frame : count - frame).CopyTo(rgb24.AsSpan(frame * frameBytes));
        var (latents, shape) = clips.Encode(new KnownFrames(rgb24, count), order.Format.Width, order.Format.Height, cancellationToken);
        return new GeneratedVideo
        {
            Width = order.Format.Width,
            Height = order.Format.Height,
            FrameCount = count,
            FrameRate = order.Format.FrameRate,
            Rgb24 = rgb24,
            Latents = latents,
            LatentShape = shape,
            Facts = pipeline.FactsWithoutSteps(order.Prompt, order.NegativePrompt, order.Seed),
        };
    }

    /// <summary>Fades frames into others.</summary>
    private static void Mix(Span<byte> frames, ReadOnlySpan<byte> others, int count, InfluenceCurve curve)
    {
        var frameBytes = frames.Length / count;
        for (var frame = 0; frame < count; frame++)
        {
            var influence = (float)curve.At((frame + 1) / (double)(count + 1));
            for (var i = frame * frameBytes; i < (frame + 1) * frameBytes; i++) frames[i] = (byte)MathF.Round(frames[i] + (influence * (others[i] - frames[i])));
        }
    }

    private GeneratedVideo Assemble(JobOrder order, VerbPlan plan, IReadOnlyList<GeneratedVideo> videos, CancellationToken cancellationToken)
    {
        var frameBytes = order.Format.Width * order.Format.Height * 3;
        var count = plan.Parts.Sum(part => part.Count);
        var rgb24 = new byte[checked(count * frameBytes)];
        var at = 0;
        foreach (var part in plan.Parts)
        {
            var bytes = part.Count * frameBytes;
            (part.Kept is { } kept ? kept.Rgb24.Span[..bytes] : videos[part.Piece].Rgb24.AsSpan(part.First * frameBytes, bytes)).CopyTo(rgb24.AsSpan(at));
            if (part.Into is { } into) Mix(rgb24.AsSpan(at, bytes), videos[into].Rgb24.AsSpan(part.First * frameBytes, bytes), part.Count, part.Curve);
            at += bytes;
        }

        var (latents, shape) = clips.Encode(new KnownFrames(rgb24, count), order.Format.Width, order.Format.Height, cancellationToken);
        return videos[0] with
        {
            FrameCount = count,
            Rgb24 = rgb24,
            Latents = latents,
            LatentShape = shape,
            Facts = videos[0].Facts with
            {
                TextTime = new TimeSpan(videos.Sum(video => video.Facts.TextTime.Ticks)),
                DenoisingTime = new TimeSpan(videos.Sum(video => video.Facts.DenoisingTime.Ticks)),
                DecodingTime = new TimeSpan(videos.Sum(video => video.Facts.DecodingTime.Ticks)),
            },
        };
    }
}
