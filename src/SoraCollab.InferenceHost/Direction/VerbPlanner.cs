using SoraCollab.Core.Jobs;
using SoraCollab.Core.Verbs;
using SoraCollab.Diffusion.Conditioning;
using SoraCollab.Diffusion.LongVideos;
using SoraCollab.Diffusion.Pipelines;
using SoraCollab.InferenceHost.Jobs;

namespace SoraCollab.InferenceHost.Direction;

/// <summary>
/// Turns verbs into clips with known frames around them. All verbs come down to the same request; kept frames go into the take
/// as they are.
/// </summary>
/// <param name="order">The order.</param>
/// <param name="footage">Its footage, at the size and rate of the take.</param>
internal sealed class VerbPlanner(JobOrder order, IReadOnlyDictionary<Footage, KnownFrames> footage)
{
    /// <summary>How much of a bridge is made new: enough to turn a double exposure into movement.</summary>
    private const double BridgeStrength = 0.4;

    /// <summary>Plans a verb.</summary>
    /// <exception cref="JobRefusedException">The verb is none that is made of pieces.</exception>
    public VerbPlan Plan() => order.Verb switch
    {
        NewTake => One(Clip(0, order.Format.FrameCount)),
        PictureTake pictures => One(Clip(0, order.Format.FrameCount) with { Pictures = [.. pictures.Pictures.Select(Hold)] }),
        RemixTake remix => Remix(footage[remix.Source], remix),
        ExtendTake extend => Around(footage[extend.Source], extend.FramesBefore, extend.FramesAfter),
        RecutTake recut => Around(footage[recut.Source].Part(recut.KeepFrom, recut.KeepTo - recut.KeepFrom), recut.FramesBefore, recut.FramesAfter),
        LoopTake loop => Loop(footage[loop.Source], loop.SeamFrames),
        JoinTake join => Dissolve.In(order.Prompt) is { } dissolve ? Dissolving(join, dissolve) : One(Bridge(join)),
        var other => throw new JobRefusedException($"This host does not know how to do \"{other.Name}\"."),
    };

    private static VerbPlan One(LongVideoRequest piece) => new([piece], [new PlanPart(null, 0, 0, piece.Clip.FrameCount)]);

    private VerbPlan Remix(KnownFrames source, RemixTake verb) => One(Clip(0, source.FrameCount) with
    {
        Source = source,
        SourceStrength = verb.Strength,
        Edit = verb.Edit is not { } edit ? null : new FlowEdit
        {
            SourcePrompt = edit.SourcePrompt,
            Averages = edit.Averages,
            LeastStrength = edit.LeastStrength,
            SourceGuidance = edit.SourceGuidance,
        },
    });

    private VerbPlan Around(KnownFrames kept, int before, int after)
    {
        var pieces = new List<LongVideoRequest>();
        var parts = new List<PlanPart> { PlanPart.Of(kept) };
        if (before > 0)
        {
            parts.Insert(0, new PlanPart(null, pieces.Count, 0, before));
            pieces.Add(Clip(0, before) with { After = kept });
        }

        if (after > 0)
        {
            parts.Add(new PlanPart(null, pieces.Count, 0, after));
            pieces.Add(Clip(before + kept.FrameCount, after) with { Before = kept });
        }

        return new VerbPlan(pieces, parts);
    }

    /// <summary>The bridge from the kept frames' end to their beginning lies half at the end of the loop and half at its start.</summary>
    private VerbPlan Loop(KnownFrames source, int seam)
    {
        var start = seam / 2;
        var kept = source.Part(start, source.FrameCount - seam);
        var bridge = Bridge(Clip(start + kept.FrameCount, seam) with { Prompts = [] }, kept, kept, InfluenceCurve.Even);
        return new VerbPlan([bridge], [new PlanPart(null, 0, seam - start, start), PlanPart.Of(kept), new PlanPart(null, 0, 0, seam - start)]);
    }

    /// <summary>Both scenes go on by themselves, each under its own words, and the one fades into the other.</summary>
    private VerbPlan Dissolving(JoinTake join, Dissolve dissolve)
    {
        var (from, to) = (footage[join.From], footage[join.To]);
        LongVideoRequest Scene(string prompt, ulong seed) => new() { Clip = ClipRequests.Of(order) with { FrameCount = join.FrameCount, Prompt = prompt, Seed = seed } };
        return new VerbPlan(
            [
                Scene(dissolve.Before, order.Seed) with { Before = from.Part(from.FrameCount - join.FramesEachSide, join.FramesEachSide) },
                Scene(dissolve.After, order.Seed + 1) with { After = to.Part(0, join.FramesEachSide) },
            ],
            [new PlanPart(null, 0, 0, join.FrameCount) { Into = 1, Curve = join.Curve }]);
    }

    private LongVideoRequest Bridge(JoinTake join)
    {
        var (from, to) = (footage[join.From], footage[join.To]);
        return Bridge(
            Clip(0, join.FrameCount),
            from.Part(from.FrameCount - join.FramesEachSide, join.FramesEachSide),
            to.Part(0, join.FramesEachSide),
            join.Curve);
    }

    /// <summary>
    /// A bridge between known frames starts from the last of the ones passing into the first of the others: left to itself, a
    /// model makes of all of it one picture between the two, and both ends jump.
    /// </summary>
    private static LongVideoRequest Bridge(LongVideoRequest clip, KnownFrames before, KnownFrames after, InfluenceCurve curve)
    {
        var (from, to) = (before.Copy(before.FrameCount - 1, 1), after.Copy(0, 1));
        var count = clip.Clip.FrameCount;
        var passing = new byte[count * from.Length];
        for (var frame = 0; frame < count; frame++)
        {
            var influence = (float)curve.At((frame + 1) / (double)(count + 1));
            for (var i = 0; i < from.Length; i++) passing[(frame * from.Length) + i] = (byte)MathF.Round(from[i] + (influence * (to[i] - from[i])));
        }

        return clip with { Before = before, After = after, Source = new KnownFrames(passing, count), SourceStrength = BridgeStrength };
    }

    private HeldPicture Hold(PictureCondition picture) =>
        new(picture.AtFrame, footage[picture.Footage].Copy(picture.FootageFrame, 1), picture.Strength);

    /// <summary>A clip that stands in the take from a frame on.</summary>
    private LongVideoRequest Clip(int at, int frames) => new()
    {
        Clip = ClipRequests.Of(order) with { FrameCount = frames, Prompt = PromptAt(at) },
        Prompts = [.. order.Beats.Where(beat => beat.AtFrame > at && beat.AtFrame < at + frames).OrderBy(beat => beat.AtFrame).Select(beat => new TimedPrompt(beat.AtFrame - at, beat.Prompt))],
    };

    private string PromptAt(int frame) => order.Beats.Where(beat => beat.AtFrame <= frame).MaxBy(beat => beat.AtFrame)?.Prompt ?? order.Prompt;
}
