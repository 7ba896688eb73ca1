using System.Collections.Immutable;
using SoraCollab.Core;
using SoraCollab.Core.Verbs;

namespace SoraCollab.Web.Shots;

/// <summary>
/// What one person has set on the panels of the Shot page. Every verb keeps its own settings, so that turning from one to
/// another and back loses nothing. <see cref="VerbPlan"/> makes the verb of it.
/// </summary>
public sealed record VerbDraft
{
    /// <summary>Share of a remix that is made new, by name.</summary>
    public const double Subtle = 0.2, Mild = 0.45, Strong = 0.75;

    /// <summary>Most takes made at once of one prompt.</summary>
    public const int MostVariations = 4;

    /// <summary>Name of the verb whose panel is open.</summary>
    public string Kind { get; init; } = NewTake.Kind;

    /// <summary>Takes to make at once, 1 to <see cref="MostVariations"/>.</summary>
    public int Variations { get; init; } = 1;

    /// <summary>How much a remix may change, above 0 to 1.</summary>
    public double RemixStrength { get; init; } = Mild;

    /// <summary>Whether it is set by number, not by name.</summary>
    public bool RemixIsCustom { get; init; }

    /// <summary>Whether a remix changes only what the words change (FlowEdit).</summary>
    public bool RemixEdits { get; init; }

    /// <summary>What the take shows, for that; null for the words that it was made of.</summary>
    public string? RemixShows { get; init; }

    /// <summary>Noises that each step of it averages over.</summary>
    public int RemixAverages { get; init; } = 1;

    /// <summary>First frame that a re-cut keeps.</summary>
    public int KeepFrom { get; init; }

    /// <summary>The frame after the last one that a re-cut keeps; null for the panel's own start.</summary>
    public int? KeepTo { get; init; }

    /// <summary>Whether a re-cut is filled up to the old length.</summary>
    public bool FillsUp { get; init; } = true;

    /// <summary>Where a re-cut is filled up.</summary>
    public FillPlace Fill { get; init; } = FillPlace.After;

    /// <summary>Which end an extension goes on from.</summary>
    public FillPlace ExtendAt { get; init; } = FillPlace.After;

    /// <summary>Frames that an extension adds in all; null for the panel's own start.</summary>
    public int? ExtendFrames { get; init; }

    /// <summary>Frames of a loop that are made again; null for the panel's own start.</summary>
    public int? SeamFrames { get; init; }

    /// <summary>Whether a loop plays forwards, then backwards, in place of a seam.</summary>
    public bool PlaysBack { get; init; }

    /// <summary>The take that a join runs into.</summary>
    public TakeId? JoinTo { get; init; }

    /// <summary>Frames of the bridge; null for the panel's own start.</summary>
    public int? JoinFrames { get; init; }

    /// <summary>Frames that a join reads on each side.</summary>
    public int FramesEachSide { get; init; } = 9;

    /// <summary>How the second clip gains on the first.</summary>
    public InfluenceCurve Curve { get; init; } = InfluenceCurve.Ease;

    /// <summary>Size of a still; null for the shot's own.</summary>
    public (int Width, int Height)? StillSize { get; init; }

    /// <summary>How many times larger, 2 or 4.</summary>
    public int UpscaleFactor { get; init; } = 2;

    /// <summary>How many times as many frames a second, 2 or 4.</summary>
    public int InterpolateFactor { get; init; } = 2;

    /// <summary>Known frames of a take made from pictures.</summary>
    public ValueList<PictureCondition> Pictures { get; init; } = [];

    /// <summary>What happens, by the verb's name; verbs that are not in it read the shot's own prompt.</summary>
    public ImmutableDictionary<string, string> Words { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The open verb's own words; null where it reads the shot's prompt.</summary>
    public string? OwnWords => Words.GetValueOrDefault(Kind);

    /// <summary>The draft with other words of the open verb; null gives it back to the shot's prompt.</summary>
    public VerbDraft WithWords(string? words) => this with { Words = words is null ? Words.Remove(Kind) : Words.SetItem(Kind, words) };
}
