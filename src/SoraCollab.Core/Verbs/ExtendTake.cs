namespace SoraCollab.Core.Verbs;

/// <summary>Goes on before the source, after it, or both. The source's own frames stay as they are.</summary>
/// <param name="Source">What is gone on from.</param>
/// <param name="FramesBefore">New frames before it; 0 for none.</param>
/// <param name="FramesAfter">New frames after it; 0 for none.</param>
public sealed record ExtendTake(Footage Source, int FramesBefore, int FramesAfter) : TakeVerb
{
    /// <summary>Its <see cref="TakeVerb.Name"/>.</summary>
    public const string Kind = "extend";

    /// <inheritdoc/>
    public override string Name => Kind;

    /// <inheritdoc/>
    public override IEnumerable<Footage> Sources => [Source];

    /// <inheritdoc/>
    public override TakeVerb WithSources(Func<Footage, Footage> replace) => this with { Source = replace(Source) };
}
