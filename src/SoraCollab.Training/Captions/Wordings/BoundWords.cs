namespace SoraCollab.Training.Captions.Wordings;

/// <summary>
/// Words that mean nothing to the model outside the phrases they stand in: it knows a hot air balloon, but neither heat nor
/// the end of a street.
/// </summary>
internal static class BoundWords
{
    /// <summary>The words, in lower case.</summary>
    public static readonly IReadOnlyList<string> All =
        """
        hot hot-air air steam open high low first last early late end middle strong thick steady slow flat lost anchor one heavy
        hard even
        """.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
}
