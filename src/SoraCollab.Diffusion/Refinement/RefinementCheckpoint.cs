using SoraCollab.Diffusion.LongVideos;

namespace SoraCollab.Diffusion.Refinement;

/// <summary>All that a refinement needs to go on: the rest follows from its request.</summary>
/// <param name="Tile">Tiles done.</param>
/// <param name="Rgb24">[frames, height, width, 3] the frames after them; not to be changed.</param>
/// <param name="Step">Where the next tile got to.</param>
public sealed record RefinementCheckpoint(int Tile, ReadOnlyMemory<byte> Rgb24, LongVideoCheckpoint Step);
