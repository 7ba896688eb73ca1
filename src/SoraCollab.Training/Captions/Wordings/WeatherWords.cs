namespace SoraCollab.Training.Captions.Wordings;

/// <summary>The weathers.</summary>
internal static class WeatherWords
{
    /// <summary>Weather to phrases, in the open.</summary>
    public static readonly WordingTable Outdoors = new()
    {
        { "clear", "under a clear sky", "in clear weather" },
        { "rain", "in the rain", "in steady rain", "while it rains", "as rain falls" },
        { "snow", "in falling snow", "while it snows", "as snow falls" },
        { "fog", "in fog", "in thick mist", "in the mist", "in the fog" },
        { "wind", "in a strong wind", "in the wind", "with a wind blowing" },
        { "storm", "in a thunderstorm", "in a storm", "as lightning flashes" },
    };

    /// <summary>Weather to phrases, seen through a window.</summary>
    public static readonly WordingTable Indoors = new()
    {
        { "clear", "with a clear sky outside" },
        { "rain", "with rain outside", "while it rains outside" },
        { "snow", "with snow falling outside", "while it snows outside" },
        { "fog", "with fog outside" },
        { "wind", "with a strong wind outside" },
        { "storm", "with a thunderstorm outside", "with a storm outside" },
    };
}
