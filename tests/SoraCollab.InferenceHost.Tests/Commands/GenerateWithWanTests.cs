using System.Globalization;
using System.Text.Json.Nodes;
using SoraCollab.Core.Verbs;
using SoraCollab.Diffusion.Models;
using SoraCollab.InferenceHost.Commands;
using SoraCollab.InferenceHost.Models;
using SoraCollab.Media.Probing;
using SoraCollab.Media.Tools;
using SoraCollab.ModelCompiler;
using SoraCollab.Testing;

namespace SoraCollab.InferenceHost.Tests.Commands;

/// <summary>Small Wan models on the road that takes go: found by the catalog, run by the command and the verbs.</summary>
public sealed class GenerateWithWanTests
{
    [Theory]
    [InlineData("wan_21_t2v", NewTake.Kind)]
    [InlineData("wan_22_i2v", PictureTake.Kind)]
    [InlineData("wan_22_ti2v", NewTake.Kind, PictureTake.Kind)]
    public void Catalog_WanModel_IsAnnouncedWithWhatItCanDo(string model, params string[] verbs)
    {
        using var folder = new TemporaryFolder();

        HostedModel hosted = ModelCatalog.Open(CopyTo(folder, model), new ModelHash(null));

        Assert.Equal(verbs, hosted.Info.Verbs);
        Assert.Equal(4, hosted.Info.FrameMultiple);
    }

    [Fact]
    public void Catalog_ModelWithAClipImageEncoder_IsRefusedBeforeAnythingIsQueued()
    {
        using var folder = new TemporaryFolder();
        var model = CopyTo(folder, "wan_22_i2v");
        foreach (var part in new[] { "image_encoder", "image_processor" }) Directory.CreateDirectory(Path.Combine(model, part));
        foreach (var file in Directory.EnumerateFiles(Golden.PathOf("wan/clip_vision")).Where(file => !Path.GetFileName(file).StartsWith("golden.", StringComparison.Ordinal)))
            File.Copy(file, Path.Combine(model, "image_encoder", Path.GetFileName(file)));
        File.WriteAllText(Path.Combine(model, "image_processor", "preprocessor_config.json"), "{}");
        var index = Path.Combine(model, "model_index.json");
        var parts = JsonNode.Parse(File.ReadAllText(index))!;
        parts["image_encoder"] = new JsonArray("transformers", "CLIPVisionModel");
        parts["image_processor"] = new JsonArray("transformers", "CLIPImageProcessor");
        File.WriteAllText(index, parts.ToJsonString());

        var refusal = Assert.Throws<UnsupportedOptionException>(() => ModelCatalog.Open(model, new ModelHash(null)));

        Assert.Contains("CLIP image encoder", refusal.Message);
    }

    [Fact]
    public async Task Run_WanModel_WritesAClipThatPlays()
    {
        using var folder = new TemporaryFolder();
        var model = CopyTo(folder, "wan_22_t2v_two_experts");
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var errors = new StringWriter(CultureInfo.InvariantCulture);

        var code = await CommandTable.RunAsync(
            ["generate", "--model", model, "--prompt", "a red boat", "--width", "48", "--height", "32", "--frames", "9", "--fps", "16", "--steps", "3", "--seed", "1", "--out", folder["clip.mp4"]],
            new Terminal(output, errors, false),
            CancellationToken.None);

        Assert.Equal((0, ""), (code, errors.ToString()));
        Assert.Contains("step 3 of 3", output.ToString());
        var facts = await new MediaProbe(FfmpegTools.Find()).ProbeAsync(folder["clip.mp4"], CancellationToken.None);
        Assert.Equal((48, 32), (facts.Width, facts.Height));
    }

    private static string CopyTo(TemporaryFolder folder, string model)
    {
        var source = Golden.PathOf($"pipelines/{model}");
        var target = Path.Combine(folder.Path, model);
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories).Where(file => !Path.GetFileName(file).StartsWith("golden.", StringComparison.Ordinal)))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        new ModelCard
        {
            Name = "Tiny Wan",
            MaxPromptTokens = 64,
            Preview = new PreviewMap { PatchSize = 1, Weights = [.. Enumerable.Range(0, 4).Select(channel => new[] { 0.1f * channel, 0.2f, -0.1f })], Bias = [0, 0, 0] },
        }.Write(target);
        return target;
    }
}
