namespace SoraCollab.Training.Captions.Wordings;

/// <summary>Where a subject is, by setting. The words follow the subject's home: a boat is off the beach, a gull over it, a dog at it.</summary>
internal static class PlaceWords
{
    /// <summary>For subjects on the ground, the water or within the setting.</summary>
    public static readonly WordingTable Standing = new()
    {
        { "sea", "on the open sea", "out at sea", "on the waves" },
        { "harbour", "in the harbour", "in a small harbour", "in an old harbour" },
        { "lake", "on a mountain lake", "on a mirror-still lake", "on the lake" },
        { "beach", "at the beach", "by the beach", "on a sandy shore" },
        { "mountains", "in the mountains", "among high peaks", "below the peaks" },
        { "canyon", "in a canyon", "in a deep canyon", "between the mesas" },
        { "desert", "in the desert", "among the dunes", "in a sandy desert" },
        { "street", "on a city street", "in the city", "on a street in the city" },
        { "avenue", "on a long avenue", "on a city avenue", "between the houses of an avenue" },
        { "rooftops", "on the rooftops", "across the rooftops" },
        { "forest", "in a pine forest", "in the forest", "in the woods" },
        { "meadow", "in a meadow", "in a flowering meadow", "in a grassy field" },
        { "snowfield", "in a snowfield", "on a snowy plain", "in a field of snow" },
        { "valley", "in a valley with a viaduct", "in a valley by a stone viaduct" },
        { "village", "in a village", "on a village lane", "at the edge of a village" },
        { "underwater", "under water", "underwater", "deep under the sea" },
        { "space", "in space", "in outer space", "among the stars" },
        { "moon", "on the moon", "on the surface of the moon" },
        { "room", "in a room with a large window", "indoors by a large window", "in a room by a tall window" },
    };

    /// <summary>For subjects in the air.</summary>
    public static readonly WordingTable Airborne = new()
    {
        { "sea", "over the open sea", "above the waves", "over the ocean" },
        { "harbour", "over the harbour", "above an old harbour" },
        { "lake", "over a mountain lake", "above the lake" },
        { "beach", "over the beach", "above a sandy shore" },
        { "mountains", "over the mountains", "above the peaks" },
        { "canyon", "over a canyon", "above the mesas" },
        { "desert", "over the desert", "above the dunes" },
        { "street", "over a city street", "above the city" },
        { "avenue", "over a long avenue", "above a city avenue" },
        { "rooftops", "over the rooftops", "above the roofs of the town" },
        { "forest", "through a pine forest", "in a forest clearing" },
        { "meadow", "over a meadow", "above a grassy field" },
        { "snowfield", "over a snowfield", "above a snowy plain" },
        { "valley", "over a valley with a viaduct", "above a stone viaduct" },
        { "village", "over a village", "above the village roofs" },
        { "underwater", "under water", "underwater", "deep under the sea" },
        { "space", "in space", "in outer space", "among the stars" },
        { "moon", "over the surface of the moon", "above the moon" },
        { "room", "in a room with a large window", "indoors by a large window", "in a room by a tall window" },
    };

    /// <summary>For subjects on rails, where a setting has words of its own for them.</summary>
    public static readonly WordingTable OnRails = new()
    {
        { "valley", "across a stone viaduct in a valley", "over a viaduct in a valley" },
    };

    /// <summary>For subjects on land beside water.</summary>
    public static readonly WordingTable Ashore = new()
    {
        { "harbour", "on the harbour quay", "on the quay" },
        { "lake", "on the shore of a mountain lake", "by the lake" },
    };

    /// <summary>For subjects on the water beside land.</summary>
    public static readonly WordingTable Afloat = new()
    {
        { "beach", "off the beach", "in the water off a sandy shore" },
        { "lake", "on a mountain lake", "on a mirror-still lake", "on the lake" },
        { "harbour", "in the harbour", "in a small harbour", "in an old harbour" },
    };
}
