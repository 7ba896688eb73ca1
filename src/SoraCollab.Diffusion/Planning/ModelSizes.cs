using System.Text.RegularExpressions;
using SoraCollab.ModelCompiler.Folders;

namespace SoraCollab.Diffusion.Planning;

/// <summary>How large the parts of a model are in memory, in bytes as its files hold them.</summary>
/// <param name="TextEncoderBytes">The text encoder.</param>
/// <param name="BlockCount">Transformer blocks.</param>
/// <param name="BlockBytes">The largest block.</param>
/// <param name="TransformerRestBytes">The transformer without its blocks.</param>
/// <param name="AutoencoderBytes">The autoencoder.</param>
/// <param name="WorkBytes">Activations of a step at the model's own format, estimated from above.</param>
public sealed partial record ModelSizes(long TextEncoderBytes, int BlockCount, long BlockBytes, long TransformerRestBytes, long AutoencoderBytes, long WorkBytes)
{
    /// <summary>Activations where nothing better is known: twelve buffers of 16 k tokens of width 4,096, or what they are next to small models.</summary>
    private const long LargestWork = 12L * 16_384 * 4096 * sizeof(float);

    /// <summary>All weights.</summary>
    public long WeightBytes => TextEncoderBytes + TransformerBytes + AutoencoderBytes;

    /// <summary>The transformer.</summary>
    public long TransformerBytes => (BlockCount * BlockBytes) + TransformerRestBytes;

    /// <summary>Reads the headers of a model's files; weights are not read.</summary>
    /// <exception cref="ModelCompiler.InvalidModelException">A file is missing or damaged.</exception>
    public static ModelSizes Read(ModelFolder model)
    {
        var blocks = new Dictionary<int, long>();
        long rest = 0;
        using (var weights = model.Transformer.OpenWeights())
        {
            foreach (var name in weights.TensorNames)
            {
                var bytes = weights.ByteLength(name);
                if (BlockName().Match(name) is { Success: true } match && int.TryParse(match.Groups[1].Value, out var block)) blocks[block] = blocks.GetValueOrDefault(block) + bytes;
                else rest += bytes;
            }
        }

        var largest = blocks.Count == 0 ? 0 : blocks.Values.Max();
        return new ModelSizes(BytesOf(model.TextEncoder), blocks.Count, largest, rest, BytesOf(model.Vae), Math.Min(LargestWork, Math.Max(256L << 20, 4 * largest)));
    }

    private static long BytesOf(ModelComponent component)
    {
        using var weights = component.OpenWeights();
        return weights.TensorNames.Sum(weights.ByteLength);
    }

    [GeneratedRegex(@"^(?:transformer_)?blocks\.(\d+)\.")]
    private static partial Regex BlockName();
}
