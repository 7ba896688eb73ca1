namespace SoraCollab.Core.Verbs;

/// <summary>Makes the two ends of the source again, so that the last frame runs into the first.</summary>
/// <param name="Source">What shall loop.</param>
/// <param name="SeamFrames">Frames made again, half of them at the end and half at the start; of no meaning where it plays back.</param>
public sealed record LoopTake(Footage Source, int SeamFrames) : TakeVerb
{
    /// <summary>Whether the source is played forwards, then backwards, in place of a seam: then nothing is generated.</summary>
    public bool PlaysBack { get; init; }

    /// <summary>Its <see cref="TakeVerb.Name"/>.</summary>
    public const string Kind = "loop";

    /// <inheritdoc/>
    public override string Name => Kind;

    /// <inheritdoc/>
    public override IEnumerable<Footage> Sources => [Source];

    /// <inheritdoc/>
    public override TakeVerb WithSources(Func<Footage, Footage> replace) => this with { Source = replace(Source) };
}
