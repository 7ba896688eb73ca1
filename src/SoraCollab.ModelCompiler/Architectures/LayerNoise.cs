using System.Globalization;

namespace SoraCollab.ModelCompiler.Architectures;

/// <summary>An input of a decoder that takes noise for one of its layers (LTX-Video 0.9.1): values of mean 0 and variance 1.</summary>
/// <param name="Input">Name of the input.</param>
/// <param name="Draw">Its place in the order in which diffusers draws, from 0.</param>
/// <param name="Scale">The input is [rows x scale, columns x scale] for latents of so many rows and columns; all frames share it.</param>
public sealed record LayerNoise(string Input, int Draw, int Scale)
{
    internal const string Prefix = "layer_noise.";

    /// <summary>Those of a compiled decoder, in the order of their draws; none for decoders that add no noise.</summary>
    public static IReadOnlyList<LayerNoise> Of(CompiledGraph decoder) =>
    [
        .. decoder.Inputs.Where(port => port.Name.StartsWith(Prefix, StringComparison.Ordinal)).Select(port =>
        {
            var parts = port.Name[Prefix.Length..].Split('.');
            return new LayerNoise(port.Name, int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture));
        }).OrderBy(noise => noise.Draw),
    ];
}
