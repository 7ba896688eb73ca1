using SoraCollab.Diffusion.Models;
using SoraCollab.Testing;

namespace SoraCollab.InferenceHost.Tests;

/// <summary>A whole model with small random weights, 8 latent channels, 32 pixels and 8 frames to a cell.</summary>
internal static class TinyModel
{
    public const string Name = "tiny";

    /// <summary>The folder of the model as its reference library saved it, with no card.</summary>
    public static string Source => Golden.PathOf("pipelines/ltx_text_to_video_090");

    /// <summary>Copies the model into a models folder.</summary>
    /// <returns>Its own folder.</returns>
    public static string CopyTo(string modelsFolder)
    {
        var target = Path.Combine(modelsFolder, Name);
        foreach (var file in Directory.EnumerateFiles(Source, "*", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(Source, file);
            if (relative.StartsWith("golden.", StringComparison.Ordinal)) continue;
            var copy = Path.Combine(target, relative);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        new ModelCard
        {
            Name = "Tiny",
            Native = new ClipFormat(64, 32, 17, 25),
            Defaults = new SamplingDefaults { Steps = 5, GuidanceScale = 3 },
            MaxPromptTokens = 32,
            // Given, so that the model's first step need not fit one.
            Preview = new PreviewMap
            {
                PatchSize = 4,
                Weights = [.. Enumerable.Range(0, 8).Select(channel => Enumerable.Range(0, 48).Select(column => (float)Math.Sin(channel + column) / 4).ToArray())],
                Bias = new float[48],
            },
        }.Write(target);
        return target;
    }
}
