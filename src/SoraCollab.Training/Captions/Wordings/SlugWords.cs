namespace SoraCollab.Training.Captions.Wordings;

/// <summary>A setting as in a screenplay's slug line, after EXT. or INT.</summary>
internal static class SlugWords
{
    /// <summary>Setting to slug line without the hour.</summary>
    public static readonly WordingTable All = new()
    {
        { "sea", "EXT. OPEN SEA" },
        { "harbour", "EXT. HARBOUR" },
        { "lake", "EXT. MOUNTAIN LAKE" },
        { "beach", "EXT. BEACH" },
        { "mountains", "EXT. MOUNTAINS" },
        { "canyon", "EXT. CANYON" },
        { "desert", "EXT. DESERT" },
        { "street", "EXT. CITY STREET" },
        { "avenue", "EXT. CITY AVENUE" },
        { "rooftops", "EXT. ROOFTOPS" },
        { "forest", "EXT. FOREST" },
        { "meadow", "EXT. MEADOW" },
        { "snowfield", "EXT. SNOWFIELD" },
        { "valley", "EXT. VALLEY WITH A VIADUCT" },
        { "village", "EXT. VILLAGE" },
        { "underwater", "EXT. UNDER WATER" },
        { "space", "EXT. SPACE" },
        { "moon", "EXT. THE MOON" },
        { "room", "INT. ROOM WITH A LARGE WINDOW" },
    };
}
