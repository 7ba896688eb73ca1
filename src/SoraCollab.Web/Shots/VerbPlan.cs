using SoraCollab.Core;
using SoraCollab.Core.Hosting;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Takes;
using SoraCollab.Core.Verbs;
using SoraCollab.Web.Queue;

namespace SoraCollab.Web.Shots;

/// <summary>
/// What the panels' settings come to for a shot, a take to begin from and a model: each value within its limits, the verb made
/// of them, how many frames it keeps and makes, and why it cannot be done. Frames count at the shot's frame rate.
/// </summary>
public sealed class VerbPlan
{
    private const int FallbackStep = 8, FallbackFrames = 257;

    private readonly VerbDraft _draft;
    private readonly ModelInfo? _model;
    private readonly Footage? _source;
    private readonly Footage? _target;
    private readonly Take? _take;
    private string? _refusal;

    /// <param name="draft">What is set.</param>
    /// <param name="shot">Frame and length of the shot.</param>
    /// <param name="model">The model that will make it; null while none is known.</param>
    /// <param name="source">The take to begin from.</param>
    /// <param name="target">The take that a join runs into.</param>
    public VerbPlan(VerbDraft draft, ShotFormat shot, ModelInfo? model, Take? source, Take? target)
    {
        (_draft, _model, Shot) = (draft, model, shot);
        (_take, _source, _target) = (source, Read(source), Read(target));
    }

    /// <summary>Whether several takes of it may be asked for at once: not of what is made around frames that stay.</summary>
    public bool CanVary => _draft.Kind is NewTake.Kind or PictureTake.Kind or RemixTake.Kind or StillTake.Kind;

    /// <summary>Takes to make at once.</summary>
    public int Variations => CanVary ? Math.Clamp(_draft.Variations, 1, GenerationQueue.MaximumVariations) : 1;

    /// <summary>Frame and length of the shot.</summary>
    public ShotFormat Shot { get; }

    /// <summary>Frames per second that every count is in.</summary>
    public double Rate => Shot.FrameRate;

    /// <summary>Frames that new stretches are counted in.</summary>
    public int Step => _model?.FrameMultiple ?? FallbackStep;

    /// <summary>Frames of the take to begin from, at <see cref="Rate"/>; 1 where there is none.</summary>
    public int SourceFrames => _source?.FrameCountAt(Rate) ?? 1;

    /// <summary>Most frames that a take may have.</summary>
    public int MostFrames => Math.Min(_model?.MaximumFrameCount ?? FallbackFrames, (int)(ShotFormatRules.MaximumSeconds * Rate) + 1);

    /// <summary>First frame kept by a re-cut.</summary>
    public int KeepFrom => Math.Clamp(_draft.KeepFrom, 0, SourceFrames - 1);

    /// <summary>The frame after the last one kept by a re-cut: three quarters of the take unless set.</summary>
    public int KeepTo => Math.Clamp(_draft.KeepTo ?? SourceFrames * 3 / 4, KeepFrom + 1, SourceFrames);

    /// <summary>Most frames that an extension may add.</summary>
    public int MostExtend => Math.Max(Step, (MostFrames - SourceFrames) / Step * Step);

    /// <summary>Frames that an extension adds in all: half of the source unless set.</summary>
    public int ExtendFrames => Math.Clamp(_draft.ExtendFrames ?? Round(SourceFrames / 2), Step, MostExtend);

    /// <summary>Frames that an extension adds in front.</summary>
    public int ExtendBefore => _draft.ExtendAt switch
    {
        FillPlace.Before => ExtendFrames,
        FillPlace.Both => ExtendFrames / 2,
        _ => 0,
    };

    /// <summary>Frames of a loop made again: a quarter unless set.</summary>
    public int SeamFrames => Math.Clamp(_draft.SeamFrames ?? SourceFrames / 4 / 2 * 2, 2, MostSeam);

    /// <summary>Most frames of a loop that may be made again.</summary>
    public int MostSeam => Math.Max(2, (SourceFrames - 1) / 2 * 2);

    /// <summary>Frames of a bridge: about a second unless set.</summary>
    public int JoinFrames => Math.Clamp(_draft.JoinFrames ?? Round((int)Rate) + 1, 1, MostFrames);

    /// <summary>Frames that a join reads on each side.</summary>
    public int FramesEachSide => Math.Clamp(_draft.FramesEachSide, 1, MostEachSide);

    /// <summary>Most frames that a join may read on each side: those of the shorter take.</summary>
    public int MostEachSide => Math.Min(SourceFrames, _target?.FrameCountAt(Rate) ?? SourceFrames);

    /// <summary>The verb; null while a take that it needs is missing.</summary>
    public TakeVerb? Verb => (_draft.Kind, _source) switch
    {
        (NewTake.Kind, _) => new NewTake(),
        (PictureTake.Kind, _) => new PictureTake(_draft.Pictures),
        (StillTake.Kind, _) => new StillTake { Width = _draft.StillSize?.Width, Height = _draft.StillSize?.Height },
        (RemixTake.Kind, { } source) => new RemixTake(source, _draft.RemixStrength) { Edit = Edit },
        (RecutTake.Kind, { } source) => Recut(source),
        (ExtendTake.Kind, { } source) => new ExtendTake(source, ExtendBefore, ExtendFrames - ExtendBefore),
        (LoopTake.Kind, { } source) => new LoopTake(source, SeamFrames) { PlaysBack = _draft.PlaysBack },
        (JoinTake.Kind, { } source) when _target is { } target => new JoinTake(source, target, JoinFrames, FramesEachSide, _draft.Curve),
        (UpscaleTake.Kind, { } source) => new UpscaleTake(source, _draft.UpscaleFactor),
        (InterpolateTake.Kind, { } source) => new InterpolateTake(source, _draft.InterpolateFactor),
        _ => null,
    };

    /// <summary>The dissolve that some words ask of a join; null of other verbs, and where they ask for none.</summary>
    public Dissolve? DissolveIn(string prompt) => _draft.Kind == JoinTake.Kind ? Dissolve.In(_draft.OwnWords ?? prompt) : null;

    /// <summary>What a remixed take shows now: as it was written, or the words that it was made of.</summary>
    public string RemixShows => _draft.RemixShows ?? _take?.Recipe.Prompt ?? "";

    private FlowEditing? Edit => _draft.RemixEdits ? new FlowEditing(RemixShows) { Averages = _draft.RemixAverages } : null;

    /// <summary>Frame and length of what comes of it.</summary>
    public ShotFormat Result => Verb is { } verb ? VerbRules.FormatOf(verb, Shot) : Shot;

    /// <summary>Frames of the source that stay as they are.</summary>
    public int Kept => Verb switch
    {
        ExtendTake => SourceFrames,
        LoopTake { PlaysBack: true } => Result.FrameCount,
        LoopTake => SourceFrames - SeamFrames,
        RecutTake => KeepTo - KeepFrom,
        _ => 0,
    };

    /// <summary>Frames that the model makes.</summary>
    public int Made => Result.FrameCount - Kept;

    /// <summary>Why it cannot be done, in a sentence; null when it can.</summary>
    public string? Problem
    {
        get
        {
            if (Verb is not { } verb)
                return _refusal ?? (_source is null ? "This needs a take to begin with: make one with New." : "Choose the take that this one runs into.");
            if (verb is PictureTake { Pictures.Count: 0 })
                return "Choose at least one picture.";
            if (_model is null)
                return null;
            try
            {
                VerbRules.Check(verb, Shot, _model);
                return null;
            }
            catch (StudioException refusal)
            {
                return refusal.Message;
            }
        }
    }

    private Footage? Read(Take? take)
    {
        try
        {
            return take is null ? null : Footage.Of(take);
        }
        catch (InvalidVerbException refusal)
        {
            _refusal = refusal.Message;
            return null;
        }
    }

    // In place, what was cut away is made again where it was; else all of it goes to one end.
    private RecutTake Recut(Footage source)
    {
        var missing = _draft.FillsUp ? SourceFrames - (KeepTo - KeepFrom) : ExtendFrames;
        var before = (_draft.Fill, _draft.FillsUp) switch
        {
            (FillPlace.Before, _) => missing,
            (FillPlace.Both, true) => KeepFrom,
            (FillPlace.Both, false) => missing / 2,
            _ => 0,
        };
        return new RecutTake(source, KeepFrom, KeepTo, before, missing - before);
    }

    private int Round(int frames) => Math.Max(1, (int)Math.Round((double)frames / Step)) * Step;
}
