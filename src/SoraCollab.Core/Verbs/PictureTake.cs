namespace SoraCollab.Core.Verbs;

/// <summary>Text to video with known frames: the first, the last or any.</summary>
/// <param name="Pictures">The known frames, at least one.</param>
public sealed record PictureTake(ValueList<PictureCondition> Pictures) : TakeVerb
{
    /// <summary>Its <see cref="TakeVerb.Name"/>.</summary>
    public const string Kind = "picture";

    /// <inheritdoc/>
    public override string Name => Kind;

    /// <inheritdoc/>
    public override IEnumerable<Footage> Sources => Pictures.Select(picture => picture.Footage);

    /// <inheritdoc/>
    public override TakeVerb WithSources(Func<Footage, Footage> replace) =>
        this with { Pictures = [.. Pictures.Select(picture => picture with { Footage = replace(picture.Footage) })] };
}
