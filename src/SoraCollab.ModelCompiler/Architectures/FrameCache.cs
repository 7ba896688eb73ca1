using System.Globalization;

namespace SoraCollab.ModelCompiler.Architectures;

/// <summary>
/// What a layer of a Wan autoencoder remembers of earlier frames: the input is given zeros for the first piece of a clip and the
/// output of the piece before for the others, so that a clip of any length runs piece by piece in the memory of one.
/// </summary>
/// <param name="Input">Name of the input, [frames, channels, rows x scale, columns x scale] for latents of so many rows and columns.</param>
/// <param name="Output">Name of the output, of the same shape.</param>
/// <param name="Frames">Frames that are remembered.</param>
/// <param name="Channels">Channels of the layer.</param>
/// <param name="Scale">Rows of the layer for each row of the latents.</param>
public sealed record FrameCache(string Input, string Output, int Frames, int Channels, int Scale)
{
    internal const string InputPrefix = "cache.";
    internal const string OutputPrefix = "next_cache.";

    /// <summary>Those of a compiled encoder or decoder, in the order of its layers.</summary>
    public static IReadOnlyList<FrameCache> Of(CompiledGraph graph) =>
    [
        .. graph.Inputs.Where(port => port.Name.StartsWith(InputPrefix, StringComparison.Ordinal)).Select(port =>
        {
            var key = port.Name[InputPrefix.Length..];
            var scale = int.Parse(key[(key.IndexOf('.') + 1)..], CultureInfo.InvariantCulture);
            return new FrameCache(port.Name, OutputPrefix + key, (int)port.Shape[0].Size!.Value, (int)port.Shape[1].Size!.Value, scale);
        }),
    ];
}
