namespace SoraCollab.Core.Verbs;

/// <summary>A bridge from one clip to another. The take is the bridge alone.</summary>
/// <param name="From">The clip before.</param>
/// <param name="To">The clip after.</param>
/// <param name="FrameCount">Frames of the bridge.</param>
/// <param name="FramesEachSide">Last frames of the one and first frames of the other that the model sees.</param>
/// <param name="Curve">How the second clip gains on the first along the bridge.</param>
public sealed record JoinTake(
    Footage From, Footage To, int FrameCount, int FramesEachSide, InfluenceCurve Curve) : TakeVerb
{
    /// <summary>Its <see cref="TakeVerb.Name"/>.</summary>
    public const string Kind = "join";

    /// <inheritdoc/>
    public override string Name => Kind;

    /// <inheritdoc/>
    public override IEnumerable<Footage> Sources => [From, To];

    /// <inheritdoc/>
    public override TakeVerb WithSources(Func<Footage, Footage> replace) => this with { From = replace(From), To = replace(To) };
}
