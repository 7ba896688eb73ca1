namespace SoraCollab.Training.Captions.Wordings;

/// <summary>Where the second subject is, seen from the first.</summary>
internal static class RelationWords
{
    /// <summary>Relation to phrases.</summary>
    public static readonly WordingTable All = new()
    {
        { "left", "on the left", "at the left of the frame" },
        { "right", "on the right", "at the right of the frame" },
        { "behind", "in the background", "farther away" },
        { "front", "in the foreground", "nearer to the camera" },
        { "follow", "close behind follows", "followed by" },
    };
}
