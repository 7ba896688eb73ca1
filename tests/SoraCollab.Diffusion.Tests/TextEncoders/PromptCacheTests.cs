using SoraCollab.Diffusion.Models;
using SoraCollab.Diffusion.Pipelines;
using SoraCollab.Diffusion.TextEncoders;
using SoraCollab.Diffusion.Tests.Pipelines;

namespace SoraCollab.Diffusion.Tests.TextEncoders;

public sealed class PromptCacheTests
{
    [Fact]
    public void Add_MoreThanFits_ForgetsWhatWasUsedLeast()
    {
        var cache = new PromptCache(3 * 40);
        PromptEmbedding[] embeddings = [.. Enumerable.Range(0, 4).Select(i => new PromptEmbedding(new float[10], 1, 10, false))];
        cache.Add("m", "a", embeddings[0]);
        cache.Add("m", "b", embeddings[1]);
        cache.Add("m", "c", embeddings[2]);
        Assert.Same(embeddings[0], cache.Find("m", "a"));

        cache.Add("m", "d", embeddings[3]);

        Assert.Null(cache.Find("m", "b"));
        Assert.Same(embeddings[0], cache.Find("m", "a"));
        Assert.Same(embeddings[3], cache.Find("m", "d"));
        Assert.Equal(120, cache.Bytes);
    }

    [Fact]
    public void Add_OfAnotherModelOrTooLarge_IsKeptApartOrNotAtAll()
    {
        var cache = new PromptCache(100);
        cache.Add("m", "a", new PromptEmbedding(new float[10], 1, 10, false));
        cache.Add("m", "large", new PromptEmbedding(new float[26], 1, 26, false));

        Assert.Null(cache.Find("n", "a"));
        Assert.Null(cache.Find("m", "large"));
        Assert.Equal(40, cache.Bytes);
    }

    [Fact]
    public void Generate_AfterTheModelWasLoadedAgain_UsesThePromptEncodedBefore()
    {
        var folder = TinyModel.CopyOf("pipelines/ltx_text_to_video_090");
        var cache = new PromptCache();
        var options = new PipelineOptions { Hash = new ModelHash(null), Prompts = cache };
        using (var first = TextToVideoPipeline.Load(folder, options))
        {
            first.Generate(TinyModel.Request() with { Steps = 1 }, null, CancellationToken.None);
        }

        var bytes = cache.Bytes;
        Assert.True(bytes > 0);
        using var second = TextToVideoPipeline.Load(folder, options);
        second.Generate(TinyModel.Request() with { Steps = 1 }, null, CancellationToken.None);

        Assert.Equal(bytes, cache.Bytes);
        Assert.Equal(2, cache.Hits);
        Directory.Delete(folder, recursive: true);
    }
}
