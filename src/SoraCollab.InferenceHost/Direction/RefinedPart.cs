namespace SoraCollab.InferenceHost.Direction;

/// <summary>How far a take is that is refined in tiles.</summary>
/// <param name="Pass">Which enlargement, from 1.</param>
/// <param name="Tile">Tiles of it that are done.</param>
/// <param name="Rgb24">[frames, height, width, 3] the frames after them, at the size of the pass.</param>
internal sealed record RefinedPart(int Pass, int Tile, ReadOnlyMemory<byte> Rgb24);
