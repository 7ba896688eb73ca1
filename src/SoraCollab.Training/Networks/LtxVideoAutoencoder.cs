using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Networks;

/// <summary>
/// diffusers' AutoencoderKLLTXVideo of the plain kind (convolutional downsampling, no noise injection, no timestep), for use only:
/// the layers are those that the weights name. Works on channels-last tensors, which convolutions run fastest on here.
/// </summary>
internal sealed class LtxVideoAutoencoder : IDisposable
{
    private const int Patch = 4;
    private const double NormEpsilon = 1e-8;
    private readonly Dictionary<string, Tensor> weights;
    private readonly ScalarType type;

    /// <param name="values">The file's tensors; this object owns them from now on.</param>
    /// <param name="type">Type to compute in: BFloat16 is several times faster than Float32 where the processor has it.</param>
    public LtxVideoAutoencoder(IReadOnlyDictionary<string, Tensor> values, ScalarType type)
    {
        using var guard = no_grad();
        this.type = type;
        weights = values.ToDictionary(entry => entry.Key, entry => entry.Value.to(type).DetachFromDisposeScope(), StringComparer.Ordinal);
        Scale = new LatentScale(values["latents_mean"].clone().DetachFromDisposeScope(), values["latents_std"].clone().DetachFromDisposeScope());
    }

    private LtxVideoAutoencoder(Dictionary<string, Tensor> weights, ScalarType type)
    {
        (this.weights, this.type) = (weights, type);
        Scale = new LatentScale(zeros([1]), ones([1]));
    }

    /// <summary>How the transformer sees the latents.</summary>
    public LatentScale Scale { get; }

    /// <summary>A network over tensors as they are, so that gradients flow into them; its latents' scale is none.</summary>
    public static LtxVideoAutoencoder Over(Dictionary<string, Tensor> weights, ScalarType type) => new(weights, type);

    /// <summary>The most likely latents of clips, not normalised.</summary>
    /// <param name="video">[batch, frames, height, width, 3] in -1..1; 4k+1 frames.</param>
    /// <returns>float32, [batch, latent frames, rows, columns, channels].</returns>
    public Tensor Encode(Tensor video)
    {
        var (b, f, h, w) = (video.shape[0], video.shape[1], video.shape[2] / Patch, video.shape[3] / Patch);
        var x = video.to(type).view(b, f, h, Patch, w, Patch, 3).permute(0, 1, 2, 4, 6, 5, 3).reshape(b, f, h, w, 3 * Patch * Patch); // channel, column, row
        x = Convolve("encoder.conv_in.conv", x, causal: true);
        for (var i = 0; Has($"encoder.down_blocks.{i}."); i++)
        {
            var block = $"encoder.down_blocks.{i}.";
            x = Resnets(block + "resnets.", x, causal: true);
            x = Has(block + "downsamplers.0") ? Convolve(block + "downsamplers.0.conv", x, causal: true, stride: 2) : x;
            x = Has(block + "conv_out") ? Resnet(block + "conv_out.", x, causal: true) : x;
        }

        x = Resnets("encoder.mid_block.resnets.", x, causal: true);
        x = Convolve("encoder.conv_out.conv", nn.functional.silu(Normalisation.Rms(x, NormEpsilon)), causal: true);
        return x.narrow(4, 0, x.shape[4] - 1).to(ScalarType.Float32); // the last channel is the variance
    }

    /// <summary>Pictures of latents that are not normalised.</summary>
    /// <param name="latents">[batch, latent frames, rows, columns, channels]</param>
    /// <returns>float32, [batch, frames, height, width, 3], about -1..1.</returns>
    public Tensor Decode(Tensor latents)
    {
        var x = Convolve("decoder.conv_in.conv", latents.to(type), causal: false);
        x = Resnets("decoder.mid_block.resnets.", x, causal: false);
        for (var i = 0; Has($"decoder.up_blocks.{i}."); i++)
        {
            var block = $"decoder.up_blocks.{i}.";
            x = Has(block + "conv_in") ? Resnet(block + "conv_in.", x, causal: false) : x;
            x = Has(block + "upsamplers.0") ? Grow(Convolve(block + "upsamplers.0.conv.conv", x, causal: false)) : x;
            x = Resnets(block + "resnets.", x, causal: false);
        }

        x = Convolve("decoder.conv_out.conv", nn.functional.silu(Normalisation.Rms(x, NormEpsilon)), causal: false);
        var (b, f, h, w) = (x.shape[0], x.shape[1], x.shape[2], x.shape[3]);
        return x.view(b, f, h, w, 3, Patch, Patch).permute(0, 1, 2, 6, 3, 5, 4).reshape(b, f, h * Patch, w * Patch, 3).to(ScalarType.Float32);
    }

    public void Dispose()
    {
        foreach (var tensor in weights.Values)
        {
            tensor.Dispose();
        }

        Scale.Mean.Dispose();
        Scale.Deviation.Dispose();
    }

    private bool Has(string prefix) => weights.Keys.Any(name => name.StartsWith(prefix, StringComparison.Ordinal));

    private Tensor Resnets(string prefix, Tensor x, bool causal)
    {
        for (var i = 0; Has($"{prefix}{i}."); i++)
        {
            x = Resnet($"{prefix}{i}.", x, causal);
        }

        return x;
    }

    private Tensor Resnet(string name, Tensor x, bool causal)
    {
        var h = Convolve(name + "conv1.conv", nn.functional.silu(Normalisation.Rms(x, NormEpsilon)), causal);
        h = Convolve(name + "conv2.conv", nn.functional.silu(Normalisation.Rms(h, NormEpsilon)), causal);
        if (weights.TryGetValue(name + "norm3.weight", out var gain))
        {
            x = nn.functional.layer_norm(x, [x.shape[4]], gain, weights[name + "norm3.bias"], 1e-6);
            x = Convolve(name + "conv_shortcut.conv", x, causal);
        }

        return x + h;
    }

    /// <summary>Time is padded with its first frame (causal), or with its first and last; space with zeros.</summary>
    private Tensor Convolve(string name, Tensor x, bool causal, long stride = 1)
    {
        var weight = weights[name + ".weight"];
        var margin = weight.shape[2] / 2;
        if (margin > 0)
        {
            var first = x.narrow(1, 0, 1);
            x = causal ? cat([first, first, x], 1) : cat([first, x, x.narrow(1, x.shape[1] - 1, 1)], 1);
        }

        var y = nn.functional.conv3d(x.permute(0, 4, 1, 2, 3), weight, weights[name + ".bias"], strides: [stride, stride, stride], padding: [0, margin, margin]);
        return y.permute(0, 2, 3, 4, 1).contiguous();
    }

    /// <summary>Channels to twice the frames, rows and columns; the first frame, which stands for itself alone, is dropped.</summary>
    private static Tensor Grow(Tensor x)
    {
        var (b, f, h, w, c) = (x.shape[0], x.shape[1], x.shape[2], x.shape[3], x.shape[4] / 8);
        return x.view(b, f, h, w, c, 2, 2, 2).permute(0, 1, 5, 2, 6, 3, 7, 4).reshape(b, 2 * f, 2 * h, 2 * w, c).narrow(1, 1, (2 * f) - 1).contiguous();
    }
}
