using System.Text.Json;
using SoraCollab.Training.Export;
using SoraCollab.Training.Networks;
using SoraCollab.Training.Tests.Goldens;
using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Tests.Export;

public sealed class ModelFolderWriterTests : IDisposable
{
    private readonly string path = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(path, recursive: true);

    [Fact]
    public void Write_SmallModel_HasTheNamesAndShapesOfTheRealClasses()
    {
        using var scope = NewDisposeScope();
        var weights = new WeightSet();
        var shape = new ModelShape(
            new LtxTransformerShape(Channels: 8, Width: 48, Heads: 3, Layers: 2, TextWidth: 24),
            new T5Shape(Vocabulary: 512, Width: 24, HeadWidth: 8, Heads: 3, FeedForward: 40));
        var model = new VideoModel(weights, shape);
        weights.Allocate(seed: 1);
        var writer = new ModelFolderWriter(path);

        writer.WriteTransformer(model);
        writer.WriteTextEncoder(model);

        Assert.Equal(Shapes(Golden.Read("transformer_inner48", "diffusion_pytorch_model")), Shapes(Written("transformer/diffusion_pytorch_model")));
        Assert.Equal(Shapes(Golden.Read("t5", "model")), Shapes(Written("text_encoder/model")));
        using var config = JsonDocument.Parse(File.ReadAllText(Path.Combine(path, "transformer/config.json")));
        Assert.Equal(16, config.RootElement.GetProperty("attention_head_dim").GetInt32());
    }

    [Fact]
    public void WriteAutoencoder_OwnScale_ReplacesTheStatisticsAlone()
    {
        using var scope = NewDisposeScope();
        var source = Directory.CreateDirectory(Path.Combine(path, "source")).FullName;
        File.WriteAllText(Path.Combine(source, "config.json"), """{"_class_name":"AutoencoderKLLTXVideo","_name_or_path":"somewhere"}""");
        var original = Golden.Read("vae_mild", "diffusion_pytorch_model");
        SafetensorsFile.Write(Path.Combine(source, "diffusion_pytorch_model.safetensors"), original.Select(entry => (entry.Key, entry.Value)), ScalarType.BFloat16);

        new ModelFolderWriter(path).WriteAutoencoder(source, new LatentScale(full([8], 0.5, ScalarType.Float32), full([8], 2, ScalarType.Float32)));

        var written = Written("vae/diffusion_pytorch_model");
        Assert.Equal(Shapes(original), Shapes(written));
        Assert.All(written["latents_std"].data<float>().ToArray(), value => Assert.Equal(2, value));
        var name = original.Keys.First(key => key.StartsWith("encoder", StringComparison.Ordinal));
        Assert.Equal(0, (written[name] - original[name].to(ScalarType.BFloat16).to(ScalarType.Float32)).abs().max().ToDouble());
        Assert.DoesNotContain("somewhere", File.ReadAllText(Path.Combine(path, "vae/config.json")));
    }

    [Fact]
    public void Fit_ClipsOfTheWorld_PredictsMostOfTheirColours()
    {
        using var scope = NewDisposeScope();
        random.manual_seed(2);
        using var autoencoder = new LtxVideoAutoencoder(Golden.Read("vae_mild", "diffusion_pytorch_model"), ScalarType.Float32);
        var clips = (rand(new long[] { 6, 1, 4, 4, 3 }) * 2 - 1).repeat_interleave(16, 2).repeat_interleave(16, 3).expand(6, 5, 64, 64, 3).contiguous();

        var map = PreviewFit.Fit(clips, autoencoder, autoencoder.Scale);

        Assert.Equal(4, map.PatchSize);
        Assert.Equal(8, map.Weights.Length);
        Assert.Equal(48, map.Bias.Length);
        Assert.All(map.Weights, row => Assert.Equal(48, row.Length));
        Assert.Contains(map.Weights.SelectMany(row => row), weight => Math.Abs(weight) > 1e-3);
    }

    private static string[] Shapes(Dictionary<string, Tensor> tensors) =>
        [.. tensors.Select(entry => $"{entry.Key} {string.Join('x', entry.Value.shape)}").Order(StringComparer.Ordinal)];

    private Dictionary<string, Tensor> Written(string name) => SafetensorsFile.Read(Path.Combine(path, name + ".safetensors"));
}
