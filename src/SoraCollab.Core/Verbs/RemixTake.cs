namespace SoraCollab.Core.Verbs;

/// <summary>Video to video: the source partly turned to noise and denoised by the new prompt (SDEdit), or moved from its own prompt to the new one (FlowEdit).</summary>
/// <param name="Source">What it starts from.</param>
/// <param name="Strength">How much is made new, above 0 to 1: subtle 0.2, mild 0.45, strong 0.75.</param>
public sealed record RemixTake(Footage Source, double Strength) : TakeVerb
{
    /// <summary>Settings of FlowEdit; null for SDEdit.</summary>
    public FlowEditing? Edit { get; init; }

    /// <summary>Its <see cref="TakeVerb.Name"/>.</summary>
    public const string Kind = "remix";

    /// <inheritdoc/>
    public override string Name => Kind;

    /// <inheritdoc/>
    public override IEnumerable<Footage> Sources => [Source];

    /// <inheritdoc/>
    public override TakeVerb WithSources(Func<Footage, Footage> replace) => this with { Source = replace(Source) };
}
