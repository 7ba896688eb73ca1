namespace SoraCollab.Training.Captions.Wordings;

/// <summary>The shot sizes.</summary>
internal static class ShotWords
{
    /// <summary>Shot size to phrases.</summary>
    public static readonly WordingTable All = new()
    {
        { "wide", "wide shot", "long shot", "establishing shot" },
        { "medium", "medium shot", "mid shot" },
        { "close", "close shot", "close-up", "close view" },
    };
}
