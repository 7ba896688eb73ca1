using System.Collections.Immutable;
using SoraCollab.Core.Reviews;
using SoraCollab.Core.Screenplays;
using SoraCollab.Core.Takes;

namespace SoraCollab.Core.Storyboards;

/// <summary>One card of the storyboard: what is to be generated, how, and what came of it.</summary>
public sealed record Shot
{
    /// <summary>The shot's name, unchanged for life.</summary>
    public required ShotId Id { get; init; }

    /// <summary>Place within the scene: shots are sorted by this <see cref="OrderKey"/>.</summary>
    public required string Order { get; init; }

    /// <summary>Who added it; null for shots older than this property.</summary>
    public UserId? AddedBy { get; init; }

    /// <summary>A short title for people; may be empty.</summary>
    public string Title { get; init; } = "";

    /// <summary>What the film shows, in words. May be empty while the shot is being written.</summary>
    public string Prompt { get; init; } = "";

    /// <summary>Timed parts of the prompt, by frame.</summary>
    public ImmutableArray<Beat> Beats { get; init; } = [];

    /// <summary>The presets it follows.</summary>
    public ShotPresets Presets { get; init; } = ShotPresets.None;

    /// <summary>True to have the prompt written out in full before a model reads it.</summary>
    public bool ExpandPrompt { get; init; }

    /// <summary>What the screenplay says of it.</summary>
    public ShotScript Script { get; init; } = ShotScript.None;

    /// <summary>Frame and length.</summary>
    public ShotFormat Format { get; init; } = ShotFormat.Default;

    /// <summary>Where the noise starts: the same seed and recipe give the same take.</summary>
    public ulong Seed { get; init; }

    /// <summary>True to generate again with <see cref="Seed"/>, false to take a new seed for each take.</summary>
    public bool SeedLocked { get; init; }

    /// <summary>Number of denoising steps, or null for the model's own.</summary>
    public int? Steps { get; init; }

    /// <summary>Strength of classifier-free guidance, or null for the model's own.</summary>
    public double? GuidanceScale { get; init; }

    /// <summary>Where the shot stands in the team's work.</summary>
    public ShotStatus Status { get; init; }

    /// <summary>What has been generated, oldest first.</summary>
    public ImmutableArray<Take> Takes { get; init; } = [];

    /// <summary>The highest number that a take of the shot ever had; of shots older than this property, 0.</summary>
    public int LastTakeNumber { get; init; }

    /// <summary>The take that stands in the film, or null while none is chosen.</summary>
    public TakeId? ChosenTake { get; init; }

    /// <summary>What people said about its takes, oldest first.</summary>
    public ImmutableArray<Note> Notes { get; init; } = [];

    /// <inheritdoc/>
    public bool Equals(Shot? other) =>
        other is not null && Id == other.Id && Order == other.Order && AddedBy == other.AddedBy && Title == other.Title && Prompt == other.Prompt
        && Format == other.Format && Seed == other.Seed && SeedLocked == other.SeedLocked && Steps == other.Steps
        && GuidanceScale == other.GuidanceScale && Status == other.Status && ChosenTake == other.ChosenTake
        && ExpandPrompt == other.ExpandPrompt && Script == other.Script && Presets == other.Presets && LastTakeNumber == other.LastTakeNumber
        && Beats.AsSpan().SequenceEqual(other.Beats.AsSpan()) && Takes.AsSpan().SequenceEqual(other.Takes.AsSpan())
        && Notes.AsSpan().SequenceEqual(other.Notes.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, Order, Title, Prompt, Seed, Status, Takes.Length);
}
