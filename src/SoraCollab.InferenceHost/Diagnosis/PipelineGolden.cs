using System.Text.Json;
using SoraCollab.Diffusion.Latents;
using SoraCollab.Diffusion.Models;
using SoraCollab.Diffusion.Pipelines;
using SoraCollab.ModelCompiler;
using SoraCollab.ModelCompiler.Safetensors;

namespace SoraCollab.InferenceHost.Diagnosis;

/// <summary>
/// A tiny model, a request, and the latents that its reference library came to: a folder with the model, <c>golden.json</c> and
/// <c>golden.safetensors</c>.
/// </summary>
/// <param name="folder">The folder.</param>
internal sealed class PipelineGolden(string folder)
{
    /// <summary>The folder's name.</summary>
    public string Name => Path.GetFileName(folder);

    /// <summary>Goldens of text to video in a folder of goldens; others need sources.</summary>
    public static IReadOnlyList<PipelineGolden> In(string goldens) => Directory.Exists(Path.Combine(goldens, "pipelines"))
        ? [.. Directory.GetDirectories(Path.Combine(goldens, "pipelines"), "ltx_text_to_video*").Order(StringComparer.Ordinal).Select(folder => new PipelineGolden(folder))]
        : [];

    /// <summary>Runs it.</summary>
    /// <returns>The largest error of the last latents, of their largest value.</returns>
    /// <exception cref="InvalidModelException">The golden is damaged.</exception>
    public double Run(SessionSettings settings, CancellationToken cancellationToken)
    {
        using var tensors = SafetensorsFile.Open(Path.Combine(folder, "golden.safetensors"));
        using var description = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "golden.json")));
        var call = description.RootElement.GetProperty("values").GetProperty("call");
        using var copy = new ModelWithPromptLength(folder, call.GetProperty("max_sequence_length").GetInt32());
        using var pipeline = TextToVideoPipeline.Load(copy.Folder, new PipelineOptions { Session = settings, Hash = new ModelHash(null) });
        var video = pipeline.Generate(
            new VideoRequest
            {
                Prompt = call.GetProperty("prompt").GetString()!,
                NegativePrompt = call.GetProperty("negative_prompt").GetString(),
                Width = call.GetProperty("width").GetInt32(),
                Height = call.GetProperty("height").GetInt32(),
                FrameCount = call.GetProperty("num_frames").GetInt32(),
                FrameRate = call.GetProperty("frame_rate").GetDouble(),
                Steps = call.GetProperty("num_inference_steps").GetInt32(),
                GuidanceScale = call.GetProperty("guidance_scale").GetSingle(),
                InitialNoise = tensors.ToSingles("noise.0"),
            },
            null,
            cancellationToken);
        var tokens = new float[video.Latents.Length];
        LatentTokens.Pack(video.Latents, video.LatentShape, tokens);
        return Error(tensors.ToSingles("final_latents"), tokens);
    }

    /// <summary>The largest difference, of the largest expected value; infinity where the lengths differ or a value is no number.</summary>
    public static double Error(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual)
    {
        if (expected.Length != actual.Length) return double.PositiveInfinity;
        double largest = 0, difference = 0;
        for (var i = 0; i < expected.Length; i++)
        {
            if (!float.IsFinite(actual[i])) return double.PositiveInfinity;
            largest = Math.Max(largest, Math.Abs(expected[i]));
            difference = Math.Max(difference, Math.Abs(expected[i] - actual[i]));
        }

        return largest > 0 ? difference / largest : difference;
    }
}
