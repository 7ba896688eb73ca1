namespace SoraCollab.Core.Storyboards;

/// <summary>Finds order keys among those in use. No two scenes of a storyboard, and no two shots of a scene, share one.</summary>
internal static class StoryboardPlaces
{
    /// <summary>A key at the end.</summary>
    internal static string AtEnd(IEnumerable<string> ordered) => OrderKey.Between(ordered.LastOrDefault(), null);

    /// <summary>A key right after the one at <paramref name="index"/>; -1 for the very start.</summary>
    internal static string After(IReadOnlyList<string> ordered, int index) =>
        OrderKey.Between(index >= 0 ? ordered[index] : null, index + 1 < ordered.Count ? ordered[index + 1] : null);

    /// <summary>The wanted key, or the next free one after it where somebody took it in the meantime.</summary>
    internal static string Free(IEnumerable<string> used, string wanted)
    {
        var ordered = used.Order(StringComparer.Ordinal).ToList();
        var index = ordered.IndexOf(wanted);
        return index < 0 ? wanted : After(ordered, index);
    }
}
