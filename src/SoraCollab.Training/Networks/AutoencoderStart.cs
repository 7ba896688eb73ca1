using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Networks;

/// <summary>
/// Starts an autoencoder from block PCA: untrained, it encodes and decodes about as well as a linear code of 16x16x4 pixels can. Three
/// bases are fitted one after the other: 4x4 pixels, 2x2x2 of those (8x8 pixels, 2 frames), 2x2x2 of those again: the latents.
/// </summary>
/// <remarks>
/// Residual blocks start as identities. In front of the norm and SiLU of each half's end stand the signals, the negatives of the most
/// important ones (SiLU(x) - SiLU(-x) = x), and a large constant that keeps the norm from changing with the signals.
/// </remarks>
internal sealed class AutoencoderStart(WeightSet weights, AutoencoderShape shape)
{
    private const double Constant = 0.5;
    private const double Large = 16;
    private const int DecoderPairs = 8;
    private const double Noise = 0.05;

    /// <summary>Writes the weights.</summary>
    /// <param name="clips">[clips, frames, height, width, 3] in -1..1, 4k+1 frames; some hundred blocks for each component.</param>
    public void Write(Tensor clips)
    {
        using var guard = no_grad();
        using var scope = NewDisposeScope();
        foreach (var weight in weights.Weights.Where(weight => weight.Name.Contains(".resnets.", StringComparison.Ordinal) && weight.Name.Contains(".conv2.", StringComparison.Ordinal)))
        {
            weight.Master.zero_();
        }

        var patches = Patches(clips);
        var patch = new BlockBasis(patches, AutoencoderShape.Patch);
        var first = Fold(patch.Code(patches));
        var one = new BlockBasis(first, shape.Encoder - 1);
        var second = Fold(one.Code(first));
        var two = new BlockBasis(second, shape.Latents);
        WriteEncoder(patch, one, two);
        WriteDecoder(patch, one, two);
        Calibrate(clips.narrow(0, 0, Math.Min(16, clips.shape[0])), patch, two.Code(second) / two.Scale, patches);
    }

    /// <summary>[clips, frames, rows, columns, 48] in the order of the network: colour, column, row.</summary>
    private static Tensor Patches(Tensor clips)
    {
        var (b, f, h, w) = (clips.shape[0], clips.shape[1], clips.shape[2] / 4, clips.shape[3] / 4);
        return clips.view(b, f, h, 4, w, 4, 3).permute(0, 1, 2, 4, 6, 5, 3).reshape(b, f, h, w, AutoencoderShape.Patch);
    }

    /// <summary>Blocks of 2 frames (the first frame stands twice), 2 rows and 2 columns, their values one place after the other.</summary>
    private static Tensor Fold(Tensor x)
    {
        x = cat([x.narrow(1, 0, 1), x], 1);
        var (b, f, h, w, c) = (x.shape[0], x.shape[1] / 2, x.shape[2] / 2, x.shape[3] / 2, x.shape[4]);
        return x.view(b, f, 2, h, 2, w, 2, c).permute(0, 1, 3, 5, 2, 4, 6, 7).reshape(b, f, h, w, 8 * c);
    }

    private void WriteEncoder(BlockBasis patch, BlockBasis one, BlockBasis two)
    {
        var (width, kept, latents) = (shape.Encoder, shape.Encoder - 1, shape.Latents);
        var pairs = Math.Min(latents, width - latents - 1);

        // Causal: tap 2 of time is the current frame. Rows beyond the patch keep their random start; nothing reads them yet.
        Weight("encoder.conv_in").narrow(0, 0, AutoencoderShape.Patch).zero_();
        Tap("encoder.conv_in", 2, 1, 1).narrow(0, 0, AutoencoderShape.Patch).copy_(patch.Basis.t() / patch.Scale.unsqueeze(1));
        Bias("encoder.conv_in").narrow(0, 0, AutoencoderShape.Patch).copy_(-patch.Mean.matmul(patch.Basis) / patch.Scale);

        // With stride 2 a block lies at taps 1 and 2 of each axis.
        Zero("encoder.down_blocks.0.downsamplers.0");
        Zero("encoder.down_blocks.1.downsamplers.0");
        for (var place = 0; place < 8; place++)
        {
            var (t, h, w) = (1 + (place / 4), 1 + (place / 2 % 2), 1 + (place % 2));
            Tap("encoder.down_blocks.0.downsamplers.0", t, h, w).narrow(0, 0, kept).narrow(1, 0, AutoencoderShape.Patch)
                .copy_(one.Basis.narrow(0, AutoencoderShape.Patch * place, AutoencoderShape.Patch).t() * patch.Scale / one.Scale.unsqueeze(1));
            var rows = two.Basis.narrow(0, kept * place, kept).t() * one.Scale / two.Scale.unsqueeze(1);
            var tap = Tap("encoder.down_blocks.1.downsamplers.0", t, h, w);
            tap.narrow(0, 0, latents).narrow(1, 0, kept).copy_(rows);
            tap.narrow(0, latents, pairs).narrow(1, 0, kept).copy_(-rows.narrow(0, 0, pairs));
        }

        var bias = Bias("encoder.down_blocks.0.downsamplers.0");
        bias.narrow(0, 0, kept).copy_(-one.Mean.matmul(one.Basis) / one.Scale);
        bias.narrow(0, kept, 1).fill_(Constant * Math.Sqrt(kept));
        bias = Bias("encoder.down_blocks.1.downsamplers.0");
        var means = -two.Mean.matmul(two.Basis) / two.Scale;
        bias.narrow(0, 0, latents).copy_(means);
        bias.narrow(0, latents, pairs).copy_(-means.narrow(0, 0, pairs));
        var large = SetConstant(bias.narrow(0, width - 1, 1), "encoder.mid_block.resnets.1.conv2", width - 1, latents, two, pairs);
        ReadOut("encoder.conv_out", 2, eye(latents), pairs, large / Math.Sqrt(width));
        Bias("encoder.conv_out").narrow(0, latents, 1).fill_(2 * Math.Log(Noise)); // log-variance: noise of this deviation
    }

    private void WriteDecoder(BlockBasis patch, BlockBasis one, BlockBasis two)
    {
        var (latents, kept) = (shape.Latents, shape.Encoder - 1);
        var used = Math.Min(kept, shape.Middle - 1);
        const int Values = AutoencoderShape.Patch;
        var pairs = Math.Min(DecoderPairs, shape.Outer - Values - 1);
        var enter = Weight("decoder.conv_in");
        enter.narrow(0, 0, latents + 1).zero_();
        enter.narrow(0, latents + 1, shape.Inner - latents - 1).mul_(0.5);
        Tap("decoder.conv_in", 1, 1, 1).narrow(0, 0, latents).copy_(eye(latents));
        Bias("decoder.conv_in").narrow(0, latents, 1).fill_(Constant * Math.Sqrt(latents));

        // Upsamplers: output channel 8 * channel + place.
        Zero("decoder.up_blocks.0.upsamplers.0.conv");
        Zero("decoder.up_blocks.1.upsamplers.0.conv");
        var (up0, up1) = (Tap("decoder.up_blocks.0.upsamplers.0.conv", 1, 1, 1), Tap("decoder.up_blocks.1.upsamplers.0.conv", 1, 1, 1));
        var (bias0, bias1) = (Bias("decoder.up_blocks.0.upsamplers.0.conv").view(-1, 8), Bias("decoder.up_blocks.1.upsamplers.0.conv").view(-1, 8));
        for (var place = 0; place < 8; place++)
        {
            var scale = one.Scale.narrow(0, 0, used);
            up0.view(-1, 8, shape.Inner).select(1, place).narrow(0, 0, used).narrow(1, 0, latents)
                .copy_(two.Basis.narrow(0, kept * place, used) * two.Scale / scale.unsqueeze(1));
            bias0.select(1, place).narrow(0, 0, used).copy_(two.Mean.narrow(0, kept * place, used) / scale);
            var rows = one.Basis.narrow(0, Values * place, Values).narrow(1, 0, used) * scale / patch.Scale.unsqueeze(1);
            var offsets = one.Mean.narrow(0, Values * place, Values) / patch.Scale;
            var outer = up1.view(-1, 8, shape.Middle).select(1, place);
            outer.narrow(0, 0, Values).narrow(1, 0, used).copy_(rows);
            outer.narrow(0, Values, pairs).narrow(1, 0, used).copy_(-rows.narrow(0, 0, pairs));
            bias1.select(1, place).narrow(0, 0, Values).copy_(offsets);
            bias1.select(1, place).narrow(0, Values, pairs).copy_(-offsets.narrow(0, 0, pairs));
        }

        bias0.narrow(0, shape.Middle - 1, 1).fill_(Constant * Math.Sqrt(used));
        var large = SetConstant(bias1.narrow(0, shape.Outer - 1, 1), "decoder.up_blocks.1.resnets.0.conv2", shape.Outer - 1, Values, patch, pairs);
        ReadOut("decoder.conv_out", 1, patch.Basis * patch.Scale, pairs, large / Math.Sqrt(shape.Outer));
        Bias("decoder.conv_out").copy_(patch.Mean);
    }

    /// <summary>Sets the constant channel before and after the residual blocks; gives what it is in front of the norm.</summary>
    private double SetConstant(Tensor bias, string block, int channel, int signals, BlockBasis basis, int pairs)
    {
        var power = signals + (basis.Deviation / basis.Scale).narrow(0, 0, pairs).square().sum().ToDouble();
        var (small, large) = (Constant * Math.Sqrt(power), Large * Math.Sqrt(power));
        bias.fill_(small);
        Bias(block).narrow(0, channel, 1).fill_(large - small);
        return large;
    }

    /// <summary>Reads signals back from behind norm and SiLU: exactly where a negative stands beside, else by SiLU(x) ~ x/2.</summary>
    private void ReadOut(string name, int frame, Tensor basis, int pairs, double divisor)
    {
        var (rows, signals) = (basis.shape[0], basis.shape[1]);
        Zero(name);
        var tap = Tap(name, frame, 1, 1).narrow(0, 0, rows);
        tap.narrow(1, 0, signals).copy_(basis * (2 * divisor));
        tap.narrow(1, 0, pairs).copy_(basis.narrow(1, 0, pairs) * divisor);
        tap.narrow(1, signals, pairs).copy_(basis.narrow(1, 0, pairs) * -divisor);
    }

    /// <summary>The divisors are not quite as reckoned: one factor for each of the two read-outs, measured.</summary>
    private void Calibrate(Tensor clips, BlockBasis patch, Tensor codes, Tensor patches)
    {
        var network = TrainableAutoencoder.Of(weights, ScalarType.Float32);
        var expected = codes.narrow(0, 0, clips.shape[0]);
        var coded = network.Encode(clips);
        Weight("encoder.conv_out").narrow(0, 0, shape.Latents).mul_(Factor(coded, expected));
        var drawn = Patches(network.Decode(expected)) - patch.Mean;
        Weight("decoder.conv_out").mul_(Factor(drawn, patches.narrow(0, 0, clips.shape[0]) - patch.Mean));
    }

    private static double Factor(Tensor measured, Tensor wanted) => ((measured * wanted).sum() / measured.square().sum()).ToDouble();

    private Tensor Weight(string name) => weights[name + ".conv.weight"].Master;

    private Tensor Bias(string name) => weights[name + ".conv.bias"].Master;

    private Tensor Tap(string name, int frame, int row, int column) => Weight(name).select(4, column).select(3, row).select(2, frame);

    private void Zero(string name)
    {
        Weight(name).zero_();
        Bias(name).zero_();
    }
}
