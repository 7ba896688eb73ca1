using Microsoft.Extensions.Logging.Abstractions;
using SoraCollab.Diffusion.Models;
using SoraCollab.Diffusion.Pipelines;
using SoraCollab.InferenceHost.Models;
using SoraCollab.ModelCompiler;

namespace SoraCollab.InferenceHost.Tests.Models;

public sealed class ModelCatalogTests
{
    [Fact]
    public void Refresh_ModelArrivesAndLeaves_SaysThatTheModelsChanged()
    {
        using var folder = new TemporaryFolder();
        var catalog = new ModelCatalog(folder.Path, new ModelHash(null), NullLogger.Instance);
        Assert.False(catalog.Refresh());
        var model = TinyModel.CopyTo(folder.Path);
        Assert.True(catalog.Refresh());
        Assert.False(catalog.Refresh());
        Assert.Equal(model, catalog.Find(TinyModel.Name)?.Folder);
        Directory.Delete(Path.Combine(model, "vae"), recursive: true);
        Assert.True(catalog.Refresh());
        Assert.Empty(catalog.Models);
    }

    [Theory]
    [InlineData("model_index.json")]
    [InlineData("transformer/diffusion_pytorch_model.safetensors")]
    [InlineData("text_encoder/config.json")]
    [InlineData("tokenizer/spiece.model")]
    public void Open_FileMissing_NamesItOrItsFolder(string file)
    {
        using var folder = new TemporaryFolder();
        var model = TinyModel.CopyTo(folder.Path);
        File.Delete(Path.Combine(model, file));
        var fault = Assert.ThrowsAny<InvalidModelException>(() => ModelCatalog.Open(model, new ModelHash(null)));
        Assert.StartsWith(Path.GetDirectoryName(Path.Combine(model, file))!, fault.Path);
    }

    [Fact]
    public void Open_VocabularyThere_PassesItOnAndRefusesADamagedOne()
    {
        using var folder = new TemporaryFolder();
        var model = TinyModel.CopyTo(folder.Path);
        Assert.Null(ModelCatalog.Open(model, new ModelHash(null)).Info.VocabularyJson);
        File.WriteAllText(Path.Combine(model, "vocabulary.json"), "{");
        Assert.ThrowsAny<InvalidModelException>(() => ModelCatalog.Open(model, new ModelHash(null)));
    }

    [Fact]
    public void Get_SameModelTwice_LoadsItOnceAndAgainWhenItsFilesChange()
    {
        using var folder = new TemporaryFolder();
        TinyModel.CopyTo(folder.Path);
        var catalog = new ModelCatalog(folder.Path, new ModelHash(null), NullLogger.Instance);
        catalog.Refresh();
        using var residency = new ModelResidency(new PipelineOptions { Hash = new ModelHash(null) }, 1);
        var first = residency.Get(catalog.Models[0]);
        Assert.Same(first, residency.Get(catalog.Models[0]));
        Assert.Equal(1, residency.LoadCount);

        var config = Path.Combine(catalog.Models[0].Folder, "scheduler", "scheduler_config.json");
        File.WriteAllText(config, File.ReadAllText(config) + "\n");
        Assert.True(catalog.Refresh());
        Assert.NotSame(first, residency.Get(catalog.Models[0]));
        Assert.Equal(2, residency.LoadCount);
    }
}
