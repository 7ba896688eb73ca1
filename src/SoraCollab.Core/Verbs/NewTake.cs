namespace SoraCollab.Core.Verbs;

/// <summary>Text to video: a clip of any length, or one frame.</summary>
public sealed record NewTake : TakeVerb
{
    /// <summary>Its <see cref="TakeVerb.Name"/>.</summary>
    public const string Kind = "new";

    /// <inheritdoc/>
    public override string Name => Kind;
}
