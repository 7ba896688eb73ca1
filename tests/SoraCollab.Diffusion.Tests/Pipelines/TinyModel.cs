using SoraCollab.Diffusion.Models;
using SoraCollab.Diffusion.Pipelines;
using SoraCollab.Testing;

namespace SoraCollab.Diffusion.Tests.Pipelines;

/// <summary>A golden pipeline's model in a folder of its own, with the card that its golden call needs.</summary>
internal static class TinyModel
{
    public static readonly PipelineOptions Options = new() { Hash = new ModelHash(null) };

    public static string CopyOf(string golden)
    {
        string source = Golden.PathOf(golden);
        string target = Directory.CreateTempSubdirectory("soracollab-model-").FullName;
        foreach (string folder in new[] { "scheduler", "text_encoder", "tokenizer", "transformer", "vae" })
        {
            Directory.CreateDirectory(Path.Combine(target, folder));
            foreach (string file in Directory.EnumerateFiles(Path.Combine(source, folder)))
            {
                File.Copy(file, Path.Combine(target, folder, Path.GetFileName(file)));
            }
        }

        File.Copy(Path.Combine(source, "model_index.json"), Path.Combine(target, "model_index.json"));
        new ModelCard
        {
            Name = "Tiny",
            MaxPromptTokens = 32,
            Native = new ClipFormat(64, 32, 17, 25),
            Preview = new PreviewMap { Weights = [.. Enumerable.Range(0, 8).Select(i => new[] { i / 8f, -i / 8f, 0.1f })], Bias = [0, 0, 0] },
            Defaults = new SamplingDefaults { Steps = 5, GuidanceScale = 3, NegativePrompt = "blurry" },
        }.Write(target);
        return target;
    }

    /// <summary>The request of the golden calls.</summary>
    public static VideoRequest Request(int frames = 17) => new()
    {
        Prompt = "a red boat sails over the sea at dusk",
        NegativePrompt = "blurry",
        Width = 64,
        Height = 32,
        FrameCount = frames,
        FrameRate = 25,
        Steps = 5,
        GuidanceScale = 3,
    };
}
