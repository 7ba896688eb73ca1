using System.Globalization;
using System.Runtime.InteropServices;
using SoraCollab.Diffusion.Latents;
using SoraCollab.Diffusion.Pipelines;
using SoraCollab.ModelCompiler.Safetensors;

namespace SoraCollab.InferenceHost.Takes;

/// <summary>A take's final latents as a safetensors file: tensor <c>latents</c>, float32, [1, C, F, H, W], normalised as the transformer sees them.</summary>
internal static class LatentsFile
{
    /// <summary>The tensor's name.</summary>
    public const string TensorName = "latents";

    /// <summary>Writes the file; one that is there is replaced when the new one is whole.</summary>
    public static void Write(string path, GeneratedVideo video)
    {
        var shape = video.LatentShape;
        var entry = new SafetensorsEntry(TensorName, SafetensorsElementType.Float32, [1, shape.Channels, shape.Frames, shape.Rows, shape.Columns]);
        var metadata = new Dictionary<string, string>
        {
            ["format"] = "pt",
            ["model_hash"] = video.Facts.ModelHash,
            ["prompt"] = video.Facts.Prompt,
            ["negative_prompt"] = video.Facts.NegativePrompt,
            ["seed"] = video.Facts.Seed.ToString(CultureInfo.InvariantCulture),
            ["steps"] = video.Facts.Steps.ToString(CultureInfo.InvariantCulture),
            ["guidance_scale"] = video.Facts.GuidanceScale.ToString(CultureInfo.InvariantCulture),
            ["frame_rate"] = video.FrameRate.ToString(CultureInfo.InvariantCulture),
        };
        using var writer = SafetensorsWriter.Create(path, [entry], metadata);
        writer.Write(TensorName, MemoryMarshal.AsBytes(video.Latents.AsSpan()));
        writer.Complete();
    }
}
