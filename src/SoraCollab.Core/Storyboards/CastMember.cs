namespace SoraCollab.Core.Storyboards;

/// <summary>Somebody or something that plays in the film: "@Mara" in a prompt stands for the description too.</summary>
public sealed record CastMember
{
    /// <summary>The member's name in data, unchanged for life.</summary>
    public required CastMemberId Id { get; init; }

    /// <summary>The name by which prompts mention it, without the @; unlike any other of the film, whatever the case of its letters.</summary>
    public required string Name { get; init; }

    /// <summary>How it looks, in words that can follow the name; may be empty.</summary>
    public string Description { get; init; } = "";

    /// <summary>Reference pictures, each by the SHA-256 of project media in lower-case hexadecimal.</summary>
    public ValueList<string> Pictures { get; init; } = [];

    /// <summary>How firmly the first picture holds the first frame of shots that mention the member, 0 (words alone) to 1.</summary>
    public double PictureHold { get; init; } = 0.3;
}
