namespace SoraCollab.Core.Verbs;

/// <summary>Keeps a part of the source and makes new frames around it.</summary>
/// <param name="Source">What a part is kept of.</param>
/// <param name="KeepFrom">First frame kept.</param>
/// <param name="KeepTo">The frame after the last one kept.</param>
/// <param name="FramesBefore">New frames before the kept ones; 0 for none.</param>
/// <param name="FramesAfter">New frames after the kept ones; 0 for none.</param>
public sealed record RecutTake(
    Footage Source, int KeepFrom, int KeepTo, int FramesBefore, int FramesAfter) : TakeVerb
{
    /// <summary>Its <see cref="TakeVerb.Name"/>.</summary>
    public const string Kind = "recut";

    /// <inheritdoc/>
    public override string Name => Kind;

    /// <inheritdoc/>
    public override IEnumerable<Footage> Sources => [Source];

    /// <inheritdoc/>
    public override TakeVerb WithSources(Func<Footage, Footage> replace) => this with { Source = replace(Source) };
}
