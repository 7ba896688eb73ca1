namespace SoraCollab.Diffusion.Latents;

/// <summary>The shape of a clip's latents, [channels, frames, rows, columns].</summary>
/// <param name="Channels">Values of a cell.</param>
/// <param name="Frames">Latent frames.</param>
/// <param name="Rows">Cells from top to bottom.</param>
/// <param name="Columns">Cells from left to right.</param>
public readonly record struct LatentShape(int Channels, int Frames, int Rows, int Columns)
{
    /// <summary>Cells, each of which is one token of the transformer.</summary>
    public int TokenCount => Frames * Rows * Columns;

    /// <summary>Cells of one latent frame.</summary>
    public int FrameTokenCount => Rows * Columns;

    /// <summary>Values in all.</summary>
    public int ValueCount => Channels * TokenCount;
}
