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

    /// <summary>Reads a file.</summary>
    /// <returns>[C,F,H,W] values and their shape.</returns>
    /// <exception cref="ModelCompiler.InvalidModelException">The file is damaged or holds no latents.</exception>
    public static (float[] Latents, LatentShape Shape) Read(string path)
    {
        using var file = SafetensorsFile.Open(path);
        if (!file.Tensors.TryGetValue(TensorName, out var tensor) || tensor.Shape is not [1, var channels, var frames, var rows, var columns])
            throw new ModelCompiler.InvalidModelException(path, $"holds no tensor \"{TensorName}\" of the shape [1, channels, frames, rows, columns].");
        return (file.ToSingles(TensorName), new LatentShape((int)channels, (int)frames, (int)rows, (int)columns));
    }

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
