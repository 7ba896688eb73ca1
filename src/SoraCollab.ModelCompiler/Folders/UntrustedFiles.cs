namespace SoraCollab.ModelCompiler.Folders;

/// <summary>Small files of a model, which may come from anybody.</summary>
internal static class UntrustedFiles
{
    /// <summary>Largest configuration or index in bytes; real ones stay far below.</summary>
    public const int MaximumBytes = 1024 * 1024;

    /// <summary>A whole file.</summary>
    /// <exception cref="InvalidModelException">It is larger than <see cref="MaximumBytes"/>, empty, or cannot be read.</exception>
    public static byte[] ReadAllBytes(string path)
    {
        try
        {
            var length = LengthOf(path);
            if (length is 0 or > MaximumBytes) throw new InvalidModelException(path, $"has {length} bytes; allowed are 1 to {MaximumBytes}.");
            using var stream = File.OpenRead(path);
            var bytes = new byte[length];
            stream.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidModelException(path, $"cannot be read ({exception.Message}).", exception);
        }
    }

    /// <summary>The length of a file, links followed; 0 for pipes and devices, so that none is opened: that could wait for ever.</summary>
    /// <exception cref="IOException">There is no such file.</exception>
    public static long LengthOf(string path) => (File.ResolveLinkTarget(path, returnFinalTarget: true) as FileInfo ?? new FileInfo(path)).Length;
}
