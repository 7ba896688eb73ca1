using SoraCollab.Diffusion.Latents;
using SoraCollab.ModelCompiler.Safetensors;

namespace SoraCollab.InferenceHost.Commands;

/// <summary>Starting noise from a safetensors file: the tensor <c>noise</c>, or the only one there is.</summary>
internal static class NoiseFile
{
    private const string TensorName = "noise";

    /// <summary>Reads noise of a clip's shape.</summary>
    /// <param name="path">The file.</param>
    /// <param name="shape">The clip's latents.</param>
    /// <returns>[C,F,H,W] values.</returns>
    /// <exception cref="CommandLineException">The tensor is not to be found, or has another shape.</exception>
    /// <exception cref="ModelCompiler.InvalidModelException">The file cannot be read.</exception>
    public static float[] Read(string path, LatentShape shape)
    {
        using var file = SafetensorsFile.Open(path);
        var name = file.Tensors.ContainsKey(TensorName) ? TensorName
            : file.Tensors.Count == 1 ? file.Tensors.Keys.Single()
            : throw new CommandLineException($"--noise {path} has no tensor \"{TensorName}\", and {file.Tensors.Count} tensors where the only one would do: {string.Join(", ", file.Tensors.Keys.Order().Take(8))}.");
        var given = file.Tensors[name].Shape;
        var values = file.ToSingles(name);
        if (given.AsSpan().SequenceEqual([1L, shape.Channels, shape.Frames, shape.Rows, shape.Columns])) return values;
        if (!given.AsSpan().SequenceEqual([1L, shape.TokenCount, shape.Channels]))
        {
            throw new CommandLineException(
                $"--noise {path}: tensor \"{name}\" has the shape [{string.Join(", ", given)}]; this clip needs " +
                $"[1, {shape.Channels}, {shape.Frames}, {shape.Rows}, {shape.Columns}], or as tokens [1, {shape.TokenCount}, {shape.Channels}].");
        }

        var unpacked = new float[values.Length];
        LatentTokens.Unpack(values, shape, unpacked);
        return unpacked;
    }
}
