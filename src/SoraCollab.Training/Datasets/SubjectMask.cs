using SoraCollab.Training.Networks;

namespace SoraCollab.Training.Datasets;

/// <summary>Where the subject is, for each latent token: its share of each of 4 frames x 4 rows x 4 columns of cells, 0..255.</summary>
internal static class SubjectMask
{
    public const int CellsPerSide = 4;

    public const int CellsPerToken = LtxCompression.Time * CellsPerSide * CellsPerSide;

    /// <param name="frames">One coverage picture a frame, 0..255, row after row.</param>
    /// <param name="format">Of the clip.</param>
    /// <returns>[tokens, frame, row, column]; the first token in time shows its one frame four times.</returns>
    public static byte[] Cells(IReadOnlyList<byte[]> frames, ClipFormat format)
    {
        var (columns, rows) = (format.Width / LtxCompression.Space, format.Height / LtxCompression.Space);
        var cells = new byte[format.Tokens * CellsPerToken];
        var at = 0;
        for (var latent = 0; latent < format.LatentFrames; latent++)
        {
            for (var place = 0; place < format.Places; place++)
            {
                var (row, column) = Math.DivRem(place, columns);
                for (var cell = 0; cell < CellsPerToken; cell++)
                {
                    var frame = latent == 0 ? 0 : 1 + ((latent - 1) * LtxCompression.Time) + (cell / (CellsPerSide * CellsPerSide));
                    var top = (row * CellsPerSide) + (cell / CellsPerSide % CellsPerSide);
                    var left = (column * CellsPerSide) + (cell % CellsPerSide);
                    cells[at++] = Mean(frames[frame], format.Width, top, left);
                }
            }
        }

        return cells;
    }

    private static byte Mean(byte[] picture, int width, int cellRow, int cellColumn)
    {
        const int Side = LtxCompression.Space / CellsPerSide;
        var sum = 0;
        for (var y = 0; y < Side; y++)
        {
            foreach (var value in picture.AsSpan((((cellRow * Side) + y) * width) + (cellColumn * Side), Side))
            {
                sum += value;
            }
        }

        return (byte)(sum / (Side * Side));
    }
}
