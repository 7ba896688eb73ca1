namespace SoraCollab.Training.Captions.Wordings;

/// <summary>The hours.</summary>
internal static class TimeWords
{
    /// <summary>Hour to phrases.</summary>
    public static readonly WordingTable All = new()
    {
        { "dawn", "at dawn", "at sunrise", "in the early morning", "at first light" },
        { "day", "by day", "in daylight", "at noon", "in the middle of the day" },
        { "dusk", "at dusk", "at sunset", "in the evening", "at the end of the day" },
        { "night", "at night", "after dark", "late at night", "in the moonlight" },
    };
}
