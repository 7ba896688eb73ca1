using SoraCollab.Core.Reviews;

namespace SoraCollab.Media.Reviews;

/// <summary>One note as it is printed.</summary>
public sealed record NoteSheet
{
    /// <summary>Which shot and take: "040 The balloon lifts, take 5".</summary>
    public required string Subject { get; init; }

    /// <summary>The frame or range: "00:03:09" or "00:04:12 to 00:05:20".</summary>
    public required string Time { get; init; }

    /// <summary>Who wrote it.</summary>
    public required string Author { get; init; }

    /// <summary>What it says; may be empty.</summary>
    public required string Words { get; init; }

    /// <summary>Answers, each with who gave it.</summary>
    public IReadOnlyList<(string Author, string Words)> Replies { get; init; } = [];

    /// <summary>Whether the team is done with it.</summary>
    public bool IsResolved { get; init; }

    /// <summary>What is drawn on the picture.</summary>
    public IReadOnlyList<Stroke> Drawing { get; init; } = [];

    /// <summary>The frame's picture as the content of a file that Skia reads; null where it is missing.</summary>
    public byte[]? Picture { get; init; }
}
