namespace SoraCollab.Diffusion.Models;

/// <summary>A linear map from one normalised latent vector to the picture of its cell.</summary>
public sealed record PreviewMap
{
    /// <summary>Pixels of a cell along each side, p.</summary>
    public int PatchSize { get; init; } = 1;

    /// <summary>Weights [latent channels][p·p·3], the columns in row, column, colour order; results are colours in -1 to 1.</summary>
    public required float[][] Weights { get; init; }

    /// <summary>Bias [p·p·3].</summary>
    public required float[] Bias { get; init; }
}
