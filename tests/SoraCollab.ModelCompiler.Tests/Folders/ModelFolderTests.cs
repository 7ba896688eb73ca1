using SoraCollab.ModelCompiler.Architectures;
using SoraCollab.ModelCompiler.Folders;
using SoraCollab.Testing;

namespace SoraCollab.ModelCompiler.Tests.Folders;

public sealed class ModelFolderTests : IDisposable
{
    private const string Index = """
        {"_class_name":"LTXPipeline","_diffusers_version":"0.40.0","scheduler":["diffusers","FlowMatchEulerDiscreteScheduler"],
        "text_encoder":["transformers","T5EncoderModel"],"tokenizer":["transformers","T5Tokenizer"],
        "transformer":["diffusers","LTXVideoTransformer3DModel"],"vae":["diffusers","AutoencoderKLLTXVideo"]}
        """;

    private readonly TemporaryFolder folder = new();

    public ModelFolderTests()
    {
        folder.Copy(Golden.PathOf("ltx/transformer_inner32"), "transformer");
        folder.Copy(Golden.PathOf("ltx/vae_mild"), "vae");
        folder.Copy(Golden.PathOf("text/t5/text_encoder"), "text_encoder");
        folder.Copy(Golden.PathOf("text/t5/tokenizer"), "tokenizer");
        Directory.CreateDirectory(folder.File("scheduler"));
        File.WriteAllText(folder.File("scheduler/scheduler_config.json"), """{"_class_name":"FlowMatchEulerDiscreteScheduler","shift":1.0}""");
        File.WriteAllText(folder.File("model_index.json"), Index);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Open_WholeModel_CompilesEveryPart()
    {
        var model = ModelFolder.Open(folder.Path);

        CompiledGraph[] graphs = [LtxTransformerCompiler.Compile(model), LtxVideoEncoderCompiler.Compile(model), LtxVideoDecoderCompiler.Compile(model), T5EncoderCompiler.Compile(model)];
        foreach (var graph in graphs)
        {
            using var session = new GraphSession(graph);
        }

        Assert.Equal(1, model.SchedulerConfig.Number("shift"));
    }

    [Theory]
    [InlineData("\"LTXPipeline\"", "\"WanPipeline\"", "_class_name")]
    [InlineData("AutoencoderKLLTXVideo", "AutoencoderKLWan", "vae")]
    [InlineData("T5EncoderModel", "UMT5EncoderModel", "text_encoder")]
    [InlineData("\"T5Tokenizer\"", "\"LlamaTokenizer\"", "tokenizer")]
    public void Open_OtherClass_IsRefusedByName(string supported, string found, string option)
    {
        File.WriteAllText(folder.File("model_index.json"), Index.Replace(supported, found));

        var fault = Assert.Throws<UnsupportedOptionException>(() => ModelFolder.Open(folder.Path));

        Assert.Equal(option, fault.Option);
        Assert.Contains(found.Trim('"'), fault.Message);
    }

    [Theory]
    [InlineData("transformer")]
    [InlineData("vae")]
    [InlineData("text_encoder")]
    [InlineData("tokenizer")]
    public void Open_PartMissingOrEmpty_NamesTheFolder(string part)
    {
        Directory.Delete(folder.File(part), recursive: true);
        Assert.Contains(folder.File(part), Assert.Throws<InvalidModelException>(() => ModelFolder.Open(folder.Path)).Message);

        Directory.CreateDirectory(folder.File(part));
        Assert.Contains("empty", Assert.Throws<InvalidModelException>(() => ModelFolder.Open(folder.Path)).Message);
    }

    [Theory]
    [InlineData("model_index.json")]
    [InlineData("transformer/config.json")]
    [InlineData("scheduler/scheduler_config.json")]
    public void Open_FileMissing_NamesIt(string file)
    {
        File.Delete(folder.File(file));

        Assert.Contains($"{folder.File(file)}: the file is missing", Assert.Throws<InvalidModelException>(() => ModelFolder.Open(folder.Path)).Message);
    }

    [Fact]
    public void Compile_LinkedWeights_LoadFromWhereTheyReallyLie()
    {
        var link = folder.File("transformer/diffusion_pytorch_model.safetensors");
        Directory.CreateDirectory(folder.File("blobs"));
        File.Move(link, folder.File("blobs/0a1b"));
        File.CreateSymbolicLink(link, "../blobs/0a1b");

        var graph = LtxTransformerCompiler.Compile(folder.File("transformer"));

        using var session = new GraphSession(graph);
        Assert.Equal(folder.File("blobs"), graph.WeightsFolder);
    }

    [Fact]
    public void Compile_TruncatedWeights_NamesTheFile()
    {
        var path = folder.File("vae/diffusion_pytorch_model.safetensors");
        using (var file = File.OpenWrite(path))
        {
            file.SetLength(file.Length - 1);
        }

        var fault = Assert.Throws<InvalidModelException>(() => LtxVideoDecoderCompiler.Compile(folder.File("vae")));

        Assert.Equal(path, fault.Path);
        Assert.Contains("truncated", fault.Message);
    }
}
