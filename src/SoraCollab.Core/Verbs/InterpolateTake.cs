namespace SoraCollab.Core.Verbs;

/// <summary>The source with more frames per second and as long as before.</summary>
/// <param name="Source">What gets frames in between.</param>
/// <param name="Factor">2 or 4 times the frame rate.</param>
public sealed record InterpolateTake(Footage Source, int Factor) : TakeVerb
{
    /// <summary>Its <see cref="TakeVerb.Name"/>.</summary>
    public const string Kind = "interpolate";

    /// <inheritdoc/>
    public override string Name => Kind;

    /// <inheritdoc/>
    public override IEnumerable<Footage> Sources => [Source];

    /// <inheritdoc/>
    public override TakeVerb WithSources(Func<Footage, Footage> replace) => this with { Source = replace(Source) };
}
