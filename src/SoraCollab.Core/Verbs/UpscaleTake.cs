namespace SoraCollab.Core.Verbs;

/// <summary>The source with more pixels.</summary>
/// <param name="Source">What is enlarged.</param>
/// <param name="Factor">2 or 4 times the width and height.</param>
public sealed record UpscaleTake(Footage Source, int Factor) : TakeVerb
{
    /// <summary>Its <see cref="TakeVerb.Name"/>.</summary>
    public const string Kind = "upscale";

    /// <inheritdoc/>
    public override string Name => Kind;

    /// <inheritdoc/>
    public override IEnumerable<Footage> Sources => [Source];

    /// <inheritdoc/>
    public override TakeVerb WithSources(Func<Footage, Footage> replace) => this with { Source = replace(Source) };
}
