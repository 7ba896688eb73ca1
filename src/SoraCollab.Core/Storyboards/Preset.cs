namespace SoraCollab.Core.Storyboards;

/// <summary>Something that many shots of a film share.</summary>
public sealed record Preset
{
    /// <summary>The preset's name in data, unchanged for life.</summary>
    public required PresetId Id { get; init; }

    /// <summary>What it sets.</summary>
    public required PresetKind Kind { get; init; }

    /// <summary>A name for people.</summary>
    public required string Name { get; init; }

    /// <summary>What a style or camera adds to the prompt; empty for a format.</summary>
    public string Words { get; init; } = "";

    /// <summary>The frame and length of a format; null for the others.</summary>
    public ShotFormat? Format { get; init; }
}
