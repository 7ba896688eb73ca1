namespace SoraCollab.Diffusion.Autoencoders;

/// <summary>How far decoding is.</summary>
/// <param name="Tile">Tiles done.</param>
/// <param name="TileCount">Tiles in all.</param>
public readonly record struct DecodingTile(int Tile, int TileCount);
