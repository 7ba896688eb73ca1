using SoraCollab.Core.Jobs;
using SoraCollab.Core.Verbs;
using SoraCollab.Diffusion.Latents;
using SoraCollab.Diffusion.LongVideos;
using SoraCollab.Diffusion.Pipelines;
using SoraCollab.Diffusion.Refinement;
using SoraCollab.InferenceHost.Jobs;

namespace SoraCollab.InferenceHost.Direction;

/// <summary>Verbs that make more of what there is: large stills, more pixels, more frames. Each is refinement in tiles.</summary>
/// <param name="pipeline">The model.</param>
internal sealed class RefinedTakes(TextToVideoPipeline pipeline)
{
    private const double EnlargedStrength = 0.15;
    private const double OneStep = 1.000001;
    private const double BetweenStrength = 0.45;

    /// <summary>Enlargements that any take can have: beyond it no size is left.</summary>
    private const int MostPasses = 16;

    private const int PreviewWidth = 256;
    private const int PreviewFrames = 16;

    private readonly LongVideoPipeline clips = new(pipeline);
    private readonly TiledRefinement refinement = new(pipeline);

    /// <summary>Makes the take; see <see cref="TakeDirector.Make"/>.</summary>
    public GeneratedVideo Make(
        JobOrder order, IReadOnlyDictionary<Footage, KnownFrames> footage, IProgress<DirectionStep>? progress, DirectionCheckpoint? resume, CancellationToken cancellationToken)
    {
        if (resume is { Pieces.Count: not 1 } or { Refined.Pass: < 1 or > MostPasses })
            throw new InvalidVideoRequestException(nameof(RefinementRequest.Resume), $"A checkpoint of {resume.Pieces.Count} pieces in pass {resume.Refined?.Pass} does not belong to a take that is refined.");
        var shift = new StepShift(progress, 0) { Resume = resume };
        return order.Verb switch
        {
            UpscaleTake upscale => Finish(order, Picture(footage[upscale.Source], upscale.Source.Width, upscale.Source.Height), upscale.Factor == 4 ? 2 : 1, shift, cancellationToken),
            InterpolateTake interpolate => Interpolate(order, footage[interpolate.Source], interpolate, shift, cancellationToken),
            _ => Still(order, progress, resume, cancellationToken),
        };
    }

    /// <summary>Frames that a tile of a still is held for: the fewest beyond one, where the model knows no single pictures.</summary>
    private int Held => pipeline.Model.StillFrameCount == 1 ? 1 : pipeline.Model.Limits.FrameMultiple + 1;

    private static RefinementRequest Picture(KnownFrames frames, int width, int height) => new()
    {
        Clip = new VideoRequest { Prompt = "", Width = width, Height = height, FrameCount = frames.FrameCount, FrameRate = 1 },
        Frames = frames,
    };

    /// <summary>
    /// The middle of the shortest clip that the model knows, of the size that it knows; then twice as large and refined, until it is
    /// as large as asked for. What is over in the other shape is cut off, so nothing is stretched.
    /// </summary>
    private GeneratedVideo Still(JobOrder order, IProgress<DirectionStep>? progress, DirectionCheckpoint? resume, CancellationToken cancellationToken)
    {
        var clip = ClipRequests.Of(order);
        var (width, height) = StillBase.Of(clip.Width, clip.Height, pipeline.Model.Native, pipeline.Model.Limits);
        var held = pipeline.Model.StillFrameCount;
        var small = clip with { Width = width, Height = height, FrameCount = held };
        var doublings = 0;
        while (clip.Width > width << doublings || clip.Height > height << doublings) doublings++;
        var later = (width, height) == (clip.Width, clip.Height) ? 0 : Steps(clip with { FrameCount = 1 }, doublings, Held);
        var shift = new StepShift(progress, clips.StepCount(new LongVideoRequest { Clip = small })) { Resume = resume };
        if (later > 0 && resume?.Refined is { } refined)
            return Finish(order, Picture(new KnownFrames(refined.Rgb24, 1), width, height) with { HeldFrames = Held }, doublings, shift, cancellationToken);
        var made = clips.Generate(
            new LongVideoRequest { Clip = small, Resume = resume?.Pieces[0] },
            new ImmediateProgress<LongVideoStep>(step => progress?.Report(
                new DirectionStep(step.Step, step.StepCount + later, StillBase.Middle(step.Preview), 1, new DirectionCheckpoint([step.Checkpoint]), step.Duration) { Sigma = step.Sigma })),
            null,
            cancellationToken);
        var first = new KnownFrames(new KnownFrames(made.Rgb24, held).Copy(held / 2, 1), 1);
        if (later == 0) return held == 1 ? made : Result(order, clip with { FrameCount = 1 }, first.Rgb24.ToArray(), made.Facts, cancellationToken);
        return Finish(order, Picture(first, width, height) with { HeldFrames = Held }, doublings, shift, cancellationToken);
    }

    /// <summary>Frames between two known ones begin as their mixture; what is left of the known ones' own difference from the network's goes back in.</summary>
    private GeneratedVideo Interpolate(JobOrder order, KnownFrames known, InterpolateTake verb, StepShift progress, CancellationToken cancellationToken)
    {
        var count = ((known.FrameCount - 1) * verb.Factor) + 1;
        var mixed = Between(known, verb.Factor, count);
        var clip = Clip(order, verb.Source.Width, verb.Source.Height, count);
        var (made, facts) = refinement.Refine(
            new RefinementRequest { Clip = clip, Frames = new KnownFrames(mixed, count), Strength = BetweenStrength, Resume = progress.ResumeAt(1) },
            Tell(clip, progress, null, 1),
            cancellationToken);
        var frameBytes = known.FrameBytes;
        var off = new KnownFrames(made.ToArray(), count);
        for (var frame = 0; frame < count; frame++)
        {
            var (index, part) = (frame / verb.Factor, frame % verb.Factor / (float)verb.Factor);
            var target = made.AsSpan(frame * frameBytes, frameBytes);
            var left = known.Frame(index);
            var leftMade = off.Frame(index * verb.Factor);
            var right = known.Frame(index + 1);
            var rightMade = off.Frame((index + 1) * verb.Factor);
            for (var i = 0; i < frameBytes; i++)
            {
                var missing = ((1 - part) * (left[i] - leftMade[i])) + (part * (right[i] - rightMade[i]));
                target[i] = (byte)Math.Clamp(MathF.Round(target[i] + missing), 0, 255);
            }
        }

        return Result(order, clip, made, facts, cancellationToken);
    }

    private static byte[] Between(KnownFrames known, int factor, int count)
    {
        var frameBytes = known.FrameBytes;
        var mixed = new byte[checked(count * frameBytes)];
        for (var frame = 0; frame < count; frame++)
        {
            var part = frame % factor / (float)factor;
            var from = known.Frame(frame / factor);
            var to = known.Frame((frame / factor) + 1);
            for (var i = 0; i < frameBytes; i++) mixed[(frame * frameBytes) + i] = (byte)MathF.Round(((1 - part) * from[i]) + (part * to[i]));
        }

        return mixed;
    }

    private GeneratedVideo Finish(JobOrder order, RefinementRequest source, int doublings, StepShift progress, CancellationToken cancellationToken)
    {
        var (frames, facts) = (source.Frames, (GenerationFacts?)null);
        var (width, height) = (source.Clip.Width, source.Clip.Height);
        var steps = Steps(Clip(order, order.Format.Width, order.Format.Height, frames.FrameCount), doublings, source.HeldFrames);
        for (var pass = 1; pass <= Math.Max(1, doublings); pass++)
        {
            var clip = Clip(order, order.Format.Width >> Math.Max(0, doublings - pass), order.Format.Height >> Math.Max(0, doublings - pass), frames.FrameCount);
            if (progress.IsDone(pass))
            {
                progress.Before += StepsOfPass(clip, source.HeldFrames);
                continue;
            }

            var request = new RefinementRequest { Clip = clip, Frames = Blank(clip), Strength = StrengthOf(clip), HeldFrames = source.HeldFrames, Resume = progress.ResumeAt(pass) };
            if (request.Resume is null)
                request = request with { Frames = new KnownFrames(FrameScaling.Cover(frames.Rgb24.Span, width, height, clip.Width, clip.Height), frames.FrameCount) };
            var (refined, how) = refinement.Refine(request, Tell(clip, progress, steps, pass), cancellationToken);
            progress.Before += StepsOfPass(clip, source.HeldFrames);
            (frames, width, height) = (new KnownFrames(refined, frames.FrameCount), clip.Width, clip.Height);
            facts = facts is null ? how : facts with { DenoisingTime = facts.DenoisingTime + how.DenoisingTime, DecodingTime = facts.DecodingTime + how.DecodingTime };
        }

        if (facts is null) throw new InvalidVideoRequestException(nameof(RefinementRequest.Resume), $"A checkpoint in a pass beyond {Math.Max(1, doublings)} does not belong to this take.");
        var last = Clip(order, width, height, frames.FrameCount);
        return Result(order, last, frames.Rgb24.ToArray(), facts, cancellationToken);
    }

    private GeneratedVideo Result(JobOrder order, VideoRequest clip, byte[] rgb24, GenerationFacts facts, CancellationToken cancellationToken)
    {
        // Latents are whole cells; what is beyond the picture repeats its edge.
        var space = pipeline.Geometry.Ratios.Space;
        int Whole(int side) => (side + space - 1) / space * space;
        var padded = Pad(rgb24, clip, Whole(clip.Width), Whole(clip.Height));
        var (latents, shape) = clips.Encode(new KnownFrames(padded, clip.FrameCount), Whole(clip.Width), Whole(clip.Height), cancellationToken);
        return new GeneratedVideo
        {
            Width = clip.Width,
            Height = clip.Height,
            FrameCount = clip.FrameCount,
            FrameRate = order.Format.FrameRate,
            Rgb24 = rgb24,
            Latents = latents,
            LatentShape = shape,
            Facts = facts with { Seed = order.Seed, Prompt = order.Prompt },
        };
    }

    private static byte[] Pad(byte[] rgb24, VideoRequest clip, int width, int height)
    {
        if (width == clip.Width && height == clip.Height) return rgb24;
        var padded = new byte[clip.FrameCount * width * height * 3];
        for (var row = 0; row < clip.FrameCount * height; row++)
        {
            var (frame, y) = (row / height, Math.Min(row % height, clip.Height - 1));
            var source = rgb24.AsSpan(((frame * clip.Height) + y) * clip.Width * 3, clip.Width * 3);
            var target = padded.AsSpan(row * width * 3, width * 3);
            source.CopyTo(target);
            for (var x = clip.Width; x < width; x++) source[^3..].CopyTo(target[(x * 3)..]);
        }

        return padded;
    }

    /// <summary>Denoising steps of all passes up to a size.</summary>
    private int Steps(VideoRequest clip, int doublings, int held)
    {
        var steps = 0;
        for (var pass = 1; pass <= Math.Max(1, doublings); pass++)
        {
            var one = clip with { Width = clip.Width >> Math.Max(0, doublings - pass), Height = clip.Height >> Math.Max(0, doublings - pass) };
            steps += StepsOfPass(one, held);
        }

        return steps;
    }

    private int StepsOfPass(VideoRequest clip, int held) =>
        refinement.StepCount(new RefinementRequest { Clip = clip, Frames = Blank(clip), Strength = StrengthOf(clip), HeldFrames = held });

    /// <summary>How much an enlarged picture is made new: a little, but one step at least.</summary>
    private double StrengthOf(VideoRequest clip) => Math.Min(1, Math.Max(EnlargedStrength, OneStep / (clip.Steps ?? pipeline.Model.Defaults.Steps)));

    private static KnownFrames Blank(VideoRequest clip) => new(new byte[checked(clip.FrameCount * clip.Width * clip.Height * 3)], clip.FrameCount);

    /// <summary>The order's words at another size; a rate beyond the model's is denoised as its fastest.</summary>
    private VideoRequest Clip(JobOrder order, int width, int height, int frames) => ClipRequests.Of(order) with
    {
        Width = width,
        Height = height,
        FrameCount = frames,
        FrameRate = Math.Clamp(order.Format.FrameRate, pipeline.Model.Limits.MinFrameRate, pipeline.Model.Limits.MaxFrameRate),
    };

    private static ImmediateProgress<RefinementStep>? Tell(VideoRequest clip, StepShift progress, int? total, int pass) => progress.Target is not { } target ? null : new ImmediateProgress<RefinementStep>(step =>
        target.Report(new DirectionStep(
            progress.Before + step.Step, progress.First + (total ?? step.StepCount), Thumbnail(step.Rgb24.Span, clip), clip.FrameCount,
            new DirectionCheckpoint([step.Checkpoint.Step], new RefinedPart(pass, step.Checkpoint.Tile, step.Checkpoint.Rgb24)), step.Duration)));

    /// <summary>Some frames with some of their pixels: quick, and enough to watch.</summary>
    private static PreviewClip Thumbnail(ReadOnlySpan<byte> rgb24, VideoRequest clip)
    {
        var every = (Math.Max(clip.Width, clip.Height) + PreviewWidth - 1) / PreviewWidth;
        var (width, height, frames) = (clip.Width / every, clip.Height / every, Math.Min(PreviewFrames, clip.FrameCount));
        var small = new byte[frames * width * height * 3];
        var at = 0;
        for (var frame = 0; frame < frames; frame++)
        {
            var source = frames == 1 ? 0 : frame * (clip.FrameCount - 1) / (frames - 1);
            for (var y = 0; y < height; y++)
            {
                for (var x = 0; x < width; x++, at += 3)
                    rgb24.Slice(((((source * clip.Height) + (y * every)) * clip.Width) + (x * every)) * 3, 3).CopyTo(small.AsSpan(at));
            }
        }

        return new PreviewClip(width, height, frames, small);
    }

    /// <summary>Steps that were made before those that are told next.</summary>
    private sealed class StepShift(IProgress<DirectionStep>? target, int first)
    {
        public IProgress<DirectionStep>? Target { get; } = target;

        public int First { get; } = first;

        public int Before { get; set; } = first;

        /// <summary>Where an earlier run got to.</summary>
        public DirectionCheckpoint? Resume { get; init; }

        public bool IsDone(int pass) => Resume?.Refined is { } refined && pass < refined.Pass;

        public RefinementCheckpoint? ResumeAt(int pass) =>
            Resume is { Refined: { } refined } && refined.Pass == pass ? new RefinementCheckpoint(refined.Tile, refined.Rgb24, Resume.Pieces[0]) : null;
    }
}
