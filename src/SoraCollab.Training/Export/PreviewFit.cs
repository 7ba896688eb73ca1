using SoraCollab.Diffusion.Models;
using SoraCollab.Training.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Export;

/// <summary>Fits the map by which previews are drawn: from a token's normalised latents to the mean colours of the cells it stands for.</summary>
internal static class PreviewFit
{
    /// <summary>Cells of a token along each side.</summary>
    private const int Cells = 4;

    private const double Ridge = 1e-3;

    /// <summary>Least squares with a small ridge over the tokens of some clips.</summary>
    /// <param name="clips">[clips, frames, height, width, 3] in -1..1.</param>
    /// <param name="autoencoder">Makes their latents.</param>
    /// <param name="scale">Normalises them.</param>
    public static PreviewMap Fit(Tensor clips, LtxVideoAutoencoder autoencoder, LatentScale scale)
    {
        using var guard = no_grad();
        using var scope = NewDisposeScope();
        var encoded = autoencoder.Encode(clips);
        var channels = (int)encoded.shape[^1];
        var latents = scale.Normalise(encoded).reshape(-1, channels);
        var input = cat([latents, ones(latents.shape[0], 1)], 1).to(ScalarType.Float64);
        var output = Colours(clips).to(ScalarType.Float64);
        var square = input.t().mm(input) + (eye(input.shape[1], dtype: ScalarType.Float64) * (Ridge * input.shape[0]));
        var solution = linalg.solve(square, input.t().mm(output)).to(ScalarType.Float32);
        var columns = (int)solution.shape[1];
        var values = solution.data<float>().ToArray();
        return new PreviewMap
        {
            PatchSize = Cells,
            Weights = [.. Enumerable.Range(0, channels).Select(row => values[(row * columns)..((row + 1) * columns)])],
            Bias = values[(channels * columns)..],
        };
    }

    /// <summary>Mean colours of each token's cells, over its frames: [tokens, row, column, colour].</summary>
    private static Tensor Colours(Tensor clips)
    {
        const int Side = LtxCompression.Space / Cells;
        var (count, frames, height, width) = (clips.shape[0], clips.shape[1], clips.shape[2], clips.shape[3]);
        var cells = clips.view(count, frames, height / Side, Side, width / Side, Side, 3).mean([3, 5]);
        var first = cells.narrow(1, 0, 1);
        var rest = cells.narrow(1, 1, frames - 1).view(count, (frames - 1) / LtxCompression.Time, LtxCompression.Time, height / Side, width / Side, 3).mean([2]);
        var (rows, columns) = (height / LtxCompression.Space, width / LtxCompression.Space);
        return cat([first, rest], 1).view(count, -1, rows, Cells, columns, Cells, 3).permute(0, 1, 2, 4, 3, 5, 6).reshape(-1, Cells * Cells * 3);
    }
}
