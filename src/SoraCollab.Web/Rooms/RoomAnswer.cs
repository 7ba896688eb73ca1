using SoraCollab.Core.Storyboards;

namespace SoraCollab.Web.Rooms;

/// <summary>What the room answers to a command.</summary>
[GenerateSerializer, Immutable]
public sealed record RoomAnswer
{
    /// <summary>The project's version after the command, or the current one when it was refused.</summary>
    [Id(0)] public required long Version { get; init; }

    /// <summary>Why it was refused, for people; null when it was accepted.</summary>
    [Id(1)] public string? Refusal { get; init; }

    /// <summary>What was written to the log; null when refused. A repeat gets the entry of the first time.</summary>
    [Id(2)] public StoryboardLogEntry? Entry { get; init; }

    /// <summary>Whether the room found that it was out of date and has closed itself: a new one must be asked.</summary>
    [Id(3)] public bool MustRetry { get; init; }

    public bool Accepted => Refusal is null;
}
