using SoraCollab.ModelCompiler.Safetensors;
using SoraCollab.Testing;

namespace SoraCollab.ModelCompiler.Tests.Safetensors;

public sealed class WeightsFolderTests : IDisposable
{
    private const string Index = "diffusion_pytorch_model.safetensors.index.json";
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Open_Shards_FindsTensorsOfBoth()
    {
        using var weights = WeightsFolder.Open(Golden.PathOf("ltx/transformer_bf16_file"));

        Assert.Equal(2, weights.FilePaths.Count());
        Assert.Equal(32, weights.ToSingles("proj_in.bias").Length);
        Assert.Equal(8, weights.ToSingles("proj_out.bias").Length);
    }

    [Fact]
    public void Open_ShardMissing_NamesTheShard()
    {
        var copy = folder.Copy(Golden.PathOf("ltx/transformer_bf16_file"));
        File.Delete(Path.Combine(copy, "diffusion_pytorch_model-00002-of-00002.safetensors"));

        Assert.Contains("00002-of-00002", Assert.Throws<InvalidModelException>(() => WeightsFolder.Open(copy)).Message);
    }

    [Theory]
    [InlineData("""{"weight_map":{"a":"../outside.safetensors"}}""", "not a plain file name")]
    [InlineData("""{"weight_map":[]}""", "weight_map")]
    [InlineData("{", "not valid JSON")]
    [InlineData("""{"weight_map":{"not.there":"diffusion_pytorch_model-00001-of-00002.safetensors"}}""", "\"not.there\" should be in")]
    public void Open_DamagedIndex_SaysWhy(string index, string reason)
    {
        var copy = folder.Copy(Golden.PathOf("ltx/transformer_bf16_file"));
        File.WriteAllText(Path.Combine(copy, Index), index);

        Assert.Contains(reason, Assert.Throws<InvalidModelException>(() => WeightsFolder.Open(copy)).Message);
    }

    [Fact]
    public void Open_EmptyFolder_SaysSo() =>
        Assert.Contains("the folder is empty", Assert.Throws<InvalidModelException>(() => WeightsFolder.Open(folder.Path)).Message);

    [Fact]
    public void Open_OtherWeightFormat_SaysWhatWasLookedFor()
    {
        File.WriteAllText(folder.File("pytorch_model.bin"), "x");

        Assert.Contains(".safetensors files", Assert.Throws<InvalidModelException>(() => WeightsFolder.Open(folder.Path)).Message);
    }

    [Fact]
    public void Tensor_OtherShape_NamesBothShapes()
    {
        using var weights = WeightsFolder.Open(Golden.PathOf("ltx/vae_mild"));

        var fault = Assert.Throws<InvalidModelException>(() => weights.Tensor("latents_mean", 16));

        Assert.Contains("[8]", fault.Message);
        Assert.Contains("[16]", fault.Message);
    }
}
