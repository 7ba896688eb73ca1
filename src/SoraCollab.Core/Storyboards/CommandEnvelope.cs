using SoraCollab.Core.Storyboards.Commands;

namespace SoraCollab.Core.Storyboards;

/// <summary>A command with what the room needs to order it, merge it and know it again.</summary>
public sealed record CommandEnvelope
{
    /// <summary>Chosen by the sender. The same id sent again gets the stored answer; nothing is done twice.</summary>
    public required OperationId OperationId { get; init; }

    /// <summary>The project it is for.</summary>
    public required ProjectId ProjectId { get; init; }

    /// <summary>The version the sender saw. Text is merged over what happened since; other values are last writer wins.</summary>
    public required long BaseVersion { get; init; }

    /// <summary>Who asks.</summary>
    public required UserId Actor { get; init; }

    /// <summary>What is asked.</summary>
    public required StoryboardCommand Command { get; init; }
}
