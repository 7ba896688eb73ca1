using Microsoft.ML.OnnxRuntime;
using SoraCollab.ModelCompiler.Architectures;
using SoraCollab.Testing;

namespace SoraCollab.ModelCompiler.Tests.Architectures;

public sealed class LtxVideoAutoencoderTests(ITestOutputHelper output)
{
    private const double Tolerance = 1e-4;

    [Theory]
    [InlineData("ltx/vae_mild", "video")]
    [InlineData("ltx/vae_mild", "image")]
    [InlineData("ltx/vae_090", "video")]
    [InlineData("ltx/vae_090", "image")]
    [InlineData("ltx/vae_091", "video")]
    [InlineData("ltx/vae_091", "image")]
    [InlineData("ltx/vae_095", "video")]
    [InlineData("ltx/vae_095", "image")]
    public void EncoderCompile_GoldenModel_GivesDiffusersPosterior(string name, string clip)
    {
        using var golden = Golden.Load(name);
        using var session = new GraphSession(LtxVideoEncoderCompiler.Compile(golden.Folder));

        var posterior = session.Run(Input(golden, "pixels", $"{clip}.pixels"));

        foreach (var part in new[] { "mean", "logvar" })
        {
            Assert.Equal(golden.Shape($"{clip}.{part}"), posterior[part].Shape);
            GoldenErrors.Check(output, $"{name}: {clip}.{part}", Closeness.RelativeError(golden.Floats($"{clip}.{part}"), posterior[part].Values), Tolerance);
        }
    }

    [Theory]
    [InlineData("ltx/vae_mild", "video")]
    [InlineData("ltx/vae_mild", "image")]
    [InlineData("ltx/vae_090", "video")]
    [InlineData("ltx/vae_090", "image")]
    [InlineData("ltx/vae_091", "video")]
    [InlineData("ltx/vae_091", "image")]
    [InlineData("ltx/vae_095", "video")]
    [InlineData("ltx/vae_095", "image")]
    public void DecoderCompile_GoldenModel_GivesDiffusersPixels(string name, string clip)
    {
        using var golden = Golden.Load(name);
        var graph = LtxVideoDecoderCompiler.Compile(golden.Folder);
        using var session = new GraphSession(graph);

        var inputs = Input(golden, "latents", $"{clip}.latents");
        if (session.InputNames.Contains("timestep")) inputs["timestep"] = GraphSession.Floats([1], [0.05f]);
        foreach (var noise in LayerNoise.Of(graph))
        {
            var draw = $"{clip}.decoder_noise.{noise.Draw}";
            inputs[noise.Input] = GraphSession.Floats(golden.Shape(draw), golden.Floats(draw));
        }

        var pixels = session.Run(inputs)["pixels"];

        Assert.Equal(golden.Shape($"{clip}.decoded"), pixels.Shape);
        GoldenErrors.Check(output, $"{name}: {clip}.decoded", Closeness.RelativeError(golden.Floats($"{clip}.decoded"), pixels.Values), Tolerance);
    }

    [Fact]
    public void Compile_TwoVideosInABatch_GiveWhatEachGivesAlone()
    {
        using var golden = Golden.Load("ltx/vae_mild");
        using var decoder = new GraphSession(LtxVideoDecoderCompiler.Compile(golden.Folder));
        using var encoder = new GraphSession(LtxVideoEncoderCompiler.Compile(golden.Folder));
        var latents = golden.Floats("video.latents");
        float[] reversed = [.. latents.Reverse()];
        long[] shape = golden.Shape("video.latents");

        var both = decoder.Run(new() { ["latents"] = GraphSession.Floats([2, .. shape[1..]], [.. latents, .. reversed]) })["pixels"];
        var second = decoder.Run(new() { ["latents"] = GraphSession.Floats(shape, reversed) })["pixels"];
        var bothMeans = encoder.Run(new() { ["pixels"] = GraphSession.Floats(both.Shape, both.Values) })["mean"];
        var secondMean = encoder.Run(new() { ["pixels"] = GraphSession.Floats(second.Shape, second.Values) })["mean"];

        Assert.Equal(second.Values, both.Values[second.Values.Length..]);
        Assert.Equal(secondMean.Values, bothMeans.Values[secondMean.Values.Length..]);
    }

    private static Dictionary<string, OrtValue> Input(Golden golden, string input, string tensor) =>
        new() { [input] = GraphSession.Floats(golden.Shape(tensor), golden.Floats(tensor)) };
}
