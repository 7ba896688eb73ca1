namespace SoraCollab.Core.Verbs;

/// <summary>Text to picture: one frame, as large as the model makes.</summary>
public sealed record StillTake : TakeVerb
{
    /// <summary>Its <see cref="TakeVerb.Name"/>.</summary>
    public const string Kind = "still";

    /// <summary>Width in pixels, or null for the shot's.</summary>
    public int? Width { get; init; }

    /// <summary>Height in pixels, or null for the shot's.</summary>
    public int? Height { get; init; }

    /// <inheritdoc/>
    public override string Name => Kind;
}
