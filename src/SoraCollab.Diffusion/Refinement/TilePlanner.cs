namespace SoraCollab.Diffusion.Refinement;

/// <summary>
/// Covers a picture with tiles of one size that overlap by a quarter or more, row by row. Neighbours lie half a cell of latents
/// apart: what an autoencoder leaves at the borders of its cells then falls into the middle of the neighbour's.
/// </summary>
public static class TilePlanner
{
    /// <summary>Plans the tiles.</summary>
    /// <param name="width">Pixels of the picture, at least those of a tile.</param>
    /// <param name="height">Pixels of the picture, at least those of a tile.</param>
    /// <param name="tileWidth">Pixels of a tile.</param>
    /// <param name="tileHeight">Pixels of a tile.</param>
    /// <param name="cell">Pixels of a cell of latents along each side.</param>
    /// <exception cref="ArgumentException">The picture is smaller than a tile.</exception>
    public static IReadOnlyList<RefinementTile> Plan(int width, int height, int tileWidth, int tileHeight, int cell)
    {
        if (tileWidth < 1 || tileHeight < 1 || width < tileWidth || height < tileHeight)
        {
            throw new ArgumentException($"Tiles of {tileWidth}x{tileHeight} pixels do not fit into {width}x{height}.");
        }

        return
        [
            .. from row in Places(height, tileHeight, cell)
               from column in Places(width, tileWidth, cell)
               select new RefinementTile(column.At, row.At, tileWidth, tileHeight, column.Overlap, row.Overlap),
        ];
    }

    private static IEnumerable<(int At, int Overlap)> Places(int size, int tile, int cell)
    {
        int quarter = tile - (tile / 4);
        int stride = Math.Max(1, quarter - ((quarter + (cell / 2)) % cell));
        int last = 0;
        for (int at = 0; ; at += stride)
        {
            int place = Math.Min(at, size - tile);
            yield return (place, at == 0 ? 0 : last + tile - place);
            if (place == size - tile)
            {
                yield break;
            }

            last = place;
        }
    }
}
