namespace SoraCollab.Training.Captions.Wordings;

/// <summary>Words for the twelve colours.</summary>
internal static class ColorWords
{
    /// <summary>Colour to words; the first is the colour's own name.</summary>
    public static readonly WordingTable All = new()
    {
        { "red", "red", "crimson", "scarlet" },
        { "orange", "orange" },
        { "yellow", "yellow", "golden" },
        { "green", "green", "emerald" },
        { "teal", "teal", "turquoise" },
        { "blue", "blue", "cobalt" },
        { "purple", "purple", "violet" },
        { "pink", "pink", "rose-pink" },
        { "brown", "brown", "chestnut" },
        { "black", "black", "jet-black" },
        { "grey", "grey", "silver" },
        { "white", "white" },
    };
}
