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
    [InlineData("\"LTXPipeline\"", "\"CogVideoXPipeline\"", "_class_name")]
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

    [Fact]
    public void Open_LinkOutOfTheFolder_NamesItAndWhereItLeads()
    {
        using var elsewhere = new TemporaryFolder();
        var path = folder.File("transformer/diffusion_pytorch_model.safetensors");
        File.Move(path, elsewhere.File("weights"));
        File.CreateSymbolicLink(path, elsewhere.File("weights"));

        var fault = Assert.Throws<InvalidModelException>(() => ModelFolder.Open(folder.Path));

        Assert.Equal(path, fault.Path);
        Assert.Contains(elsewhere.File("weights"), fault.Reason);
    }

    [Fact]
    public void Open_LinkThatLeadsNowhere_NamesIt()
    {
        var path = folder.File("vae/config.json");
        File.Delete(path);
        File.CreateSymbolicLink(path, "../gone");

        Assert.Equal(path, Assert.Throws<InvalidModelException>(() => ModelFolder.Open(folder.Path)).Path);
    }

    [Fact]
    public void Open_SnapshotOfTheClientsCache_FollowsItsLinksToTheBlobsAndNoOthers()
    {
        var snapshot = folder.File("cache/snapshots/1f");
        foreach (var file in Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories).ToArray())
        {
            var link = Path.Combine(snapshot, Path.GetRelativePath(folder.Path, file));
            var blob = folder.File("cache/blobs/" + Guid.NewGuid().ToString("N"));
            Directory.CreateDirectory(Path.GetDirectoryName(link)!);
            Directory.CreateDirectory(Path.GetDirectoryName(blob)!);
            File.Move(file, blob);
            File.CreateSymbolicLink(link, Path.GetRelativePath(Path.GetDirectoryName(link)!, blob));
        }

        Assert.Equal(snapshot, ModelFolder.Open(snapshot).Path);
        File.WriteAllText(folder.File("cache/other"), "x");
        File.CreateSymbolicLink(Path.Combine(snapshot, "other.json"), "../../other");
        Assert.Throws<InvalidModelException>(() => ModelFolder.Open(snapshot));
    }

    [Fact]
    public void Compile_PickleInsteadOfSafetensors_NamesItAndSaysWhy()
    {
        File.Move(folder.File("transformer/diffusion_pytorch_model.safetensors"), folder.File("transformer/diffusion_pytorch_model.bin"));

        var fault = Assert.Throws<InvalidModelException>(() => LtxTransformerCompiler.Compile(folder.File("transformer")));

        Assert.Equal(folder.File("transformer/diffusion_pytorch_model.bin"), fault.Path);
        Assert.Contains("pickle", fault.Reason);
    }

    [Theory]
    [InlineData("a.bin", "pickle")]
    [InlineData("a-00001.safetensors", "is missing")]
    [InlineData("../a.safetensors", "beside their index")]
    [InlineData("a.onnx", "only .safetensors")]
    public void Compile_IndexThatNamesAnotherFile_NamesIndexKeyAndFile(string shard, string reason)
    {
        var weights = folder.File("transformer/diffusion_pytorch_model.safetensors");
        File.Delete(weights);
        File.WriteAllText(weights + ".index.json", "{\"weight_map\":{\"proj_in.weight\":\"" + shard + "\"}}");

        var fault = Assert.Throws<InvalidModelException>(() => LtxTransformerCompiler.Compile(folder.File("transformer")));

        Assert.Equal(weights + ".index.json", fault.Path);
        Assert.Contains(shard, fault.Reason);
        Assert.Contains(reason, fault.Reason);
    }

    [Fact]
    public void Open_ConfigurationOfTwoMegabytes_IsRefusedUnread()
    {
        File.WriteAllText(folder.File("vae/config.json"), new string(' ', 2_000_000));

        Assert.Contains("allowed are 1 to", Assert.Throws<InvalidModelException>(() => ModelFolder.Open(folder.Path)).Message);
    }
}
