namespace SoraCollab.ModelCompiler.Safetensors;

/// <summary>Files of Python's pickle format, which run code when they are read. None is ever opened.</summary>
public static class PickledWeights
{
    /// <summary>Why such a file is refused, and what to do.</summary>
    public const string Refusal = "is a Python pickle, which can run code when it is read; it is not opened. Use the model's .safetensors files.";

    private static readonly string[] Extensions = [".bin", ".pt", ".pth", ".ckpt", ".pkl", ".pickle"];

    /// <summary>Whether a file's name says that it is one.</summary>
    public static bool Is(string path) => Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    /// <summary>One that lies in a folder; null where there is none.</summary>
    public static string? In(string folder) => Directory.EnumerateFiles(folder).Where(Is).Order(StringComparer.Ordinal).FirstOrDefault();
}
