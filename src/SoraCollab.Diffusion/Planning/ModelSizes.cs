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

    /// <summary>Bytes of a weight in memory as 32-bit floats for each byte in its file: 1, or 2 for weights of 16 bits.</summary>
    public double FloatBytesPerByte { get; init; } = 1;

    /// <summary>The largest block of the text encoder.</summary>
    public long TextBlockBytes { get; init; }

    /// <summary>All weights.</summary>
    public long WeightBytes => TextEncoderBytes + TransformerBytes + AutoencoderBytes;

    /// <summary>The transformer.</summary>
    public long TransformerBytes => (BlockCount * BlockBytes) + TransformerRestBytes;

    /// <summary>Reads the headers of a model's files; weights are not read.</summary>
    /// <exception cref="ModelCompiler.InvalidModelException">A file is missing or damaged.</exception>
    public static ModelSizes Read(ModelFolder model)
    {
        var transformer = PartsOf(model.Transformer, BlockName());
        var text = PartsOf(model.TextEncoder, TextBlockName());
        var autoencoder = PartsOf(model.Vae, BlockName());
        var work = Math.Min(LargestWork, Math.Max(256L << 20, 4 * transformer.LargestBlock));
        return new ModelSizes(text.Bytes, transformer.Blocks, transformer.LargestBlock, transformer.Others, autoencoder.Bytes, work)
        {
            TextBlockBytes = text.LargestBlock,
            FloatBytesPerByte = (double)(transformer.FloatBytes + text.FloatBytes + autoencoder.FloatBytes) / Math.Max(1, transformer.Bytes + text.Bytes + autoencoder.Bytes),
        };
    }

    private static (int Blocks, long LargestBlock, long Others, long Bytes, long FloatBytes) PartsOf(ModelComponent component, Regex blockName)
    {
        var blocks = new Dictionary<int, long>();
        long rest = 0, all = 0, floats = 0;
        using var weights = component.OpenWeights();
        foreach (var name in weights.TensorNames)
        {
            var bytes = weights.ByteLength(name);
            all += bytes;
            floats += weights.ByteLengthAsSingles(name);
            if (blockName.Match(name) is { Success: true } match && int.TryParse(match.Groups[1].Value, out var block)) blocks[block] = blocks.GetValueOrDefault(block) + bytes;
            else rest += bytes;
        }

        return (blocks.Count, blocks.Count == 0 ? 0 : blocks.Values.Max(), rest, all, floats);
    }

    [GeneratedRegex(@"^encoder\.block\.(\d+)\.")]
    private static partial Regex TextBlockName();

    [GeneratedRegex(@"^(?:transformer_)?blocks\.(\d+)\.")]
    private static partial Regex BlockName();
}
