namespace SoraCollab.Training.Captions.Wordings;

/// <summary>What the light does. It is said but never asked for: it follows from the hour, the weather and the place.</summary>
internal static class LightWords
{
    /// <summary>Hour, weather or setting to phrases.</summary>
    public static readonly WordingTable All = new()
    {
        { "dawn", "a pale sun just above the horizon", "soft first light" },
        { "day", "the sun high", "bright even light" },
        { "dusk", "a low glowing sun", "long shadows in the last light" },
        { "night", "a bright moon", "cold moonlight" },
        { "rain", "grey light", "wet reflections" },
        { "snow", "pale light", "soft white light" },
        { "fog", "the distance lost in haze", "soft flat light" },
        { "storm", "dark clouds", "a dark heavy sky" },
        { "underwater", "beams of light from above" },
        { "space", "hard light from one side" },
        { "moon", "hard light, the earth in a black sky" },
        { "room", "light falling in on the floor" },
    };
}
