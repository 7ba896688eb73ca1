using System.Text.Json.Nodes;
using Microsoft.ML.OnnxRuntime;
using SoraCollab.ModelCompiler.Architectures;
using SoraCollab.ModelCompiler.Folders;
using SoraCollab.ModelCompiler.Safetensors;
using SoraCollab.ModelCompiler.Tests.Architectures;
using SoraCollab.Testing;

namespace SoraCollab.ModelCompiler.Tests.Folders;

public sealed class LtxSingleFileTests(ITestOutputHelper output) : IDisposable
{
    private const double Tolerance = 1e-4;
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("ltx/single_file_091")]
    [InlineData("ltx/single_file_095")]
    public void Open_OriginalNames_ComputesWhatDiffusersDoes(string name)
    {
        using var golden = Golden.Load(name);
        var model = Open(name);

        Check(golden, name, "transformer.out", Run(LtxTransformerCompiler.Compile(model), TransformerInputs(golden))["velocity"].Values);
        var posterior = Run(LtxVideoEncoderCompiler.Compile(model), Input(golden, "pixels", "pixels"));
        Check(golden, name, "mean", posterior["mean"].Values);
        Check(golden, name, "logvar", posterior["logvar"].Values);
        var decoder = LtxVideoDecoderCompiler.Compile(model);
        var inputs = Input(golden, "latents", "latents");
        inputs["timestep"] = GraphSession.Floats([1], [0.05f]);
        foreach (var noise in LayerNoise.Of(decoder))
        {
            inputs[noise.Input] = GraphSession.Floats(golden.Shape($"decoder_noise.{noise.Draw}"), golden.Floats($"decoder_noise.{noise.Draw}"));
        }

        Check(golden, name, "decoded", Run(decoder, inputs)["pixels"].Values);
        using var weights = model.Vae.OpenWeights();
        Assert.Equal(golden.Floats("latents_mean"), weights.ToSingles("latents_mean"));
        Assert.Equal(golden.Floats("latents_std"), weights.ToSingles("latents_std"));
    }

    [Theory]
    [InlineData("ltx/single_file_091", "LTXPipeline", true)]
    [InlineData("ltx/single_file_095", "LTXConditionPipeline", false)]
    public void Open_SchedulerAndPositions_AreThoseOfTheGeneration(string name, string pipeline, bool shifts)
    {
        var model = Open(name);

        Assert.Equal(pipeline, model.PipelineClass);
        Assert.Equal(shifts, model.SchedulerConfig.Boolean("use_dynamic_shifting"));
        Assert.Equal(shifts ? 0.1 : 0, model.SchedulerConfig.Number("shift_terminal", 0));
    }

    [Fact]
    public void Open_NoConfigurationInTheHeader_SaysSo()
    {
        var fault = Assert.Throws<InvalidModelException>(() => Open("ltx/single_file_095", _ => null));

        Assert.Contains("has no \"config\" in its header", fault.Message);
    }

    [Theory]
    [InlineData("transformer", "qk_norm", "\"layer_norm\"")]
    [InlineData("transformer", "an_option_of_tomorrow", "1")]
    [InlineData("vae", "norm_layer", "\"group_norm\"")]
    [InlineData("vae", "latent_log_var", "\"per_channel\"")]
    [InlineData("vae", "decoder_blocks", """[["res_x",1],["compress_time",1],["res_x",1]]""")]
    [InlineData("vae", "encoder_blocks", """[["attn_res_x",1]]""")]
    [InlineData("scheduler", "sampler", "\"Quadratic\"")]
    public void Open_OptionThatIsNotSupported_IsRefusedByName(string section, string option, string value)
    {
        var fault = Assert.Throws<UnsupportedOptionException>(() => Open("ltx/single_file_095", config =>
        {
            config[section]![option] = JsonNode.Parse(value);
            return config;
        }));

        Assert.Contains(option, fault.Option);
        Assert.Contains("model.safetensors", fault.Path);
    }

    [Fact]
    public void Open_TwoFiles_AsksForOne()
    {
        Open("ltx/single_file_095");
        File.Copy(folder.File("model/model.safetensors"), folder.File("model/other.safetensors"));

        Assert.Contains("alone", Assert.Throws<InvalidModelException>(() => ModelFolder.Open(folder.File("model"))).Message);
    }

    private ModelFolder Open(string name, Func<JsonNode, JsonNode?>? change = null)
    {
        var target = Directory.CreateDirectory(folder.File("model")).FullName;
        folder.Copy(Golden.PathOf("text/t5/text_encoder"), "model/text_encoder");
        folder.Copy(Golden.PathOf("text/t5/tokenizer"), "model/tokenizer");
        var file = Path.Combine(target, "model.safetensors");
        File.Copy(Path.Combine(Golden.PathOf(name), "model.safetensors"), file);
        if (change is not null)
        {
            Rewrite(file, change);
        }

        return ModelFolder.Open(target);
    }

    /// <summary>The same file with another configuration in its header.</summary>
    private static void Rewrite(string path, Func<JsonNode, JsonNode?> change)
    {
        var bytes = File.ReadAllBytes(path);
        var length = (int)BitConverter.ToInt64(bytes);
        var header = JsonNode.Parse(bytes.AsSpan(8, length))!;
        var changed = change(JsonNode.Parse(header["__metadata__"]!["config"]!.GetValue<string>())!);
        header["__metadata__"] = changed is null ? new JsonObject() : new JsonObject { ["config"] = changed.ToJsonString() };
        var text = System.Text.Encoding.UTF8.GetBytes(header.ToJsonString());
        File.WriteAllBytes(path, [.. BitConverter.GetBytes((long)text.Length), .. text, .. bytes.AsSpan(8 + length)]);
    }

    private static Dictionary<string, OrtValue> TransformerInputs(Golden golden)
    {
        var (cos, sin) = RotaryTables.FromGrid(1, 3, 4, [0.32, 32, 32], channels: 32);
        return new Dictionary<string, OrtValue>
        {
            ["hidden_states"] = GraphSession.Floats(golden.Shape("hidden_states"), golden.Floats("hidden_states")),
            ["encoder_hidden_states"] = GraphSession.Floats(golden.Shape("encoder_hidden_states"), golden.Floats("encoder_hidden_states")),
            ["encoder_attention_mask"] = GraphSession.Floats([1, 5], [1, 1, 1, 1, 1]),
            ["timestep"] = GraphSession.Floats([1, 1], golden.Floats("timestep")),
            ["rope_cos"] = GraphSession.Floats([1, 12, 32], cos),
            ["rope_sin"] = GraphSession.Floats([1, 12, 32], sin),
        };
    }

    private static Dictionary<string, OrtValue> Input(Golden golden, string input, string tensor) =>
        new() { [input] = GraphSession.Floats(golden.Shape(tensor), golden.Floats(tensor)) };

    private static Dictionary<string, (long[] Shape, float[] Values)> Run(CompiledGraph graph, Dictionary<string, OrtValue> inputs)
    {
        using var session = new GraphSession(graph);
        return session.Run(inputs);
    }

    private void Check(Golden golden, string name, string tensor, float[] actual) =>
        GoldenErrors.Check(output, $"{name}: {tensor}", Closeness.RelativeError(golden.Floats(tensor), actual), Tolerance);
}
