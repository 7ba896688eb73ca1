namespace SoraCollab.Training.Networks;

/// <summary>
/// Latent tokens of a clip in the order frame, row, column, and their coordinates as LTXPipeline gives them: frame index times
/// <see cref="SecondsPerFrame"/>, row and column times <see cref="PixelsPerToken"/>.
/// </summary>
/// <param name="Offset">Added to rows and columns; in a small stage it centres each token on the larger picture's tokens it covers.</param>
internal sealed record TokenGrid(int Frames, int Rows, int Columns, double SecondsPerFrame, double PixelsPerToken, double Offset = 0)
{
    public int Tokens => Frames * Rows * Columns;

    /// <summary>The grid of a small stage, stretched so that its picture covers the same extent as one of <paramref name="mainWidth"/> pixels.</summary>
    public static TokenGrid For(int width, int height, int frames, double framesPerSecond, int mainWidth)
    {
        var stretch = mainWidth / (double)width;
        var pixels = LtxCompression.Space * stretch;
        return new TokenGrid(
            ((frames - 1) / LtxCompression.Time) + 1,
            height / LtxCompression.Space,
            width / LtxCompression.Space,
            LtxCompression.Time / framesPerSecond,
            pixels,
            (pixels - LtxCompression.Space) / 2);
    }

    public List<(double Time, double Row, double Column)> Coordinates()
    {
        var places = new List<(double, double, double)>(Tokens);
        for (var frame = 0; frame < Frames; frame++)
        {
            for (var row = 0; row < Rows; row++)
            {
                for (var column = 0; column < Columns; column++)
                {
                    places.Add((frame * SecondsPerFrame, (row * PixelsPerToken) + Offset, (column * PixelsPerToken) + Offset));
                }
            }
        }

        return places;
    }
}
