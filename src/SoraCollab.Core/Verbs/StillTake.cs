namespace SoraCollab.Core.Verbs;

/// <summary>Text to picture: one frame, as large as the model makes.</summary>
public sealed record StillTake : TakeVerb
{
    /// <summary>Its <see cref="TakeVerb.Name"/>.</summary>
    public const string Kind = "still";

    /// <inheritdoc/>
    public override string Name => Kind;
}
