using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Networks;

/// <summary>transformers' T5EncoderModel (T5 v1.1: gated GELU, no biases, one table of relative positions), with its parameter names.</summary>
internal sealed class T5Encoder
{
    private const double Epsilon = 1e-6;
    private readonly T5Shape shape;
    private readonly Weight embeddings;
    private readonly Weight positions;
    private readonly Weight finalNorm;
    private readonly Layer[] layers;

    public T5Encoder(WeightSet weights, string prefix, T5Shape shape)
    {
        this.shape = shape;
        embeddings = weights.Declare(prefix + "shared.weight", [shape.Vocabulary, shape.Width], size => randn(size));
        positions = weights.Declare(
            prefix + "encoder.block.0.layer.0.SelfAttention.relative_attention_bias.weight",
            [shape.Buckets, shape.Heads],
            size => randn(size) / Math.Sqrt(shape.Width));
        layers = [.. Enumerable.Range(0, shape.Layers).Select(i => new Layer(weights, $"{prefix}encoder.block.{i}.", shape))];
        finalNorm = weights.Ones(prefix + "encoder.final_layer_norm.weight", shape.Width);
    }

    /// <param name="ids">Token ids, int64, [batch, words].</param>
    /// <param name="mask">1 for words, 0 for padding, [batch, words].</param>
    public Tensor Forward(Tensor ids, Tensor mask, ScalarType type)
    {
        var (batch, words) = (ids.shape[0], ids.shape[1]);
        var x = embeddings.Master.index_select(0, ids.reshape(-1)).view(batch, words, shape.Width).to(type);
        var places = positions.Master.index_select(0, RelativeBuckets((int)words)).view(words, words, shape.Heads).permute(2, 0, 1);
        var bias = (places.unsqueeze(0) + ((1 - mask) * -30000).unsqueeze(1).unsqueeze(1)).to(type);
        foreach (var layer in layers)
        {
            x = layer.Forward(x, bias);
        }

        return Normalisation.Rms(x, Epsilon) * finalNorm.As(type);
    }

    /// <summary>Bucket of key position minus query position: exact up to 7, then logarithmic; the later half of the buckets looks ahead.</summary>
    private Tensor RelativeBuckets(int words)
    {
        var half = shape.Buckets / 2;
        var exact = half / 2;
        var buckets = new long[words * words];
        for (var query = 0; query < words; query++)
        {
            for (var key = 0; key < words; key++)
            {
                var distance = Math.Abs(key - query);
                var bucket = distance < exact
                    ? distance
                    : Math.Min(half - 1, exact + (int)(MathF.Log(distance / (float)exact) / MathF.Log(shape.MaximumDistance / (float)exact) * (half - exact)));
                buckets[(query * words) + key] = bucket + (key > query ? half : 0);
            }
        }

        return tensor(buckets);
    }

    private sealed class Layer(WeightSet weights, string name, T5Shape shape)
    {
        private readonly int inner = shape.Heads * shape.HeadWidth;
        private readonly Weight attentionNorm = weights.Ones(name + "layer.0.layer_norm.weight", shape.Width);
        private readonly Weight query = weights.Matrix(name + "layer.0.SelfAttention.q.weight", shape.Heads * shape.HeadWidth, shape.Width, 1 / Math.Sqrt(shape.HeadWidth));
        private readonly Weight key = weights.Matrix(name + "layer.0.SelfAttention.k.weight", shape.Heads * shape.HeadWidth, shape.Width);
        private readonly Weight value = weights.Matrix(name + "layer.0.SelfAttention.v.weight", shape.Heads * shape.HeadWidth, shape.Width);
        private readonly Weight output = weights.Matrix(name + "layer.0.SelfAttention.o.weight", shape.Width, shape.Heads * shape.HeadWidth);
        private readonly Weight feedNorm = weights.Ones(name + "layer.1.layer_norm.weight", shape.Width);
        private readonly Weight gate = weights.Matrix(name + "layer.1.DenseReluDense.wi_0.weight", shape.FeedForward, shape.Width);
        private readonly Weight up = weights.Matrix(name + "layer.1.DenseReluDense.wi_1.weight", shape.FeedForward, shape.Width);
        private readonly Weight down = weights.Matrix(name + "layer.1.DenseReluDense.wo.weight", shape.Width, shape.FeedForward);

        public Tensor Forward(Tensor x, Tensor bias)
        {
            var (batch, words, type) = (x.shape[0], x.shape[1], x.dtype);
            var h = Normalisation.Rms(x, Epsilon) * attentionNorm.As(type);
            var all = nn.functional.linear(h, cat([query.Master, key.Master, value.Master], 0).to(type))
                .view(batch, words, 3, shape.Heads, shape.HeadWidth).permute(2, 0, 3, 1, 4);
            var shares = (matmul(all[0], all[1].transpose(2, 3)) + bias).softmax(-1);
            var mixed = matmul(shares, all[2]).transpose(1, 2).reshape(batch, words, inner);
            x = x + nn.functional.linear(mixed, output.As(type));
            h = Normalisation.Rms(x, Epsilon) * feedNorm.As(type);
            var both = nn.functional.linear(h, cat([gate.Master, up.Master], 0).to(type));
            h = nn.functional.gelu(both.narrow(2, 0, shape.FeedForward), TorchSharp.Modules.GELU.Approximate.tanh) * both.narrow(2, shape.FeedForward, shape.FeedForward);
            return x + nn.functional.linear(h, down.As(type));
        }
    }
}
