namespace SoraCollab.ModelCompiler.Folders;

/// <summary>
/// Keeps a model inside its folder: a link may lead to another file of the model, or from <c>snapshots/</c> to <c>blobs/</c> of the same
/// repository in the Hugging Face client's cache, and nowhere else.
/// </summary>
internal static class FolderBounds
{
    private const int DeepestFolder = 8;

    /// <summary>Looks at every file of a model.</summary>
    /// <param name="folder">Full path of the model's folder, which may itself be a link.</param>
    /// <exception cref="InvalidModelException">A link leads out of the model, or to nothing; the message names it.</exception>
    public static void Check(string folder)
    {
        var root = Directory.ResolveLinkTarget(folder, returnFinalTarget: true)?.FullName ?? folder;
        Check(root, root, CacheOf(root), 0);
    }

    private static void Check(string folder, string root, string? cache, int depth)
    {
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos())
        {
            if (entry.LinkTarget is { } written)
            {
                var target = Resolve(entry, written);
                if (!IsIn(root, target.FullName) && (cache is null || !IsIn(cache, target.FullName)))
                {
                    throw new InvalidModelException(entry.FullName, $"is a link to {target.FullName}, outside the model's folder {root}; put the file itself there.");
                }
            }
            else if (entry is DirectoryInfo inner && depth < DeepestFolder && !inner.Name.StartsWith('.'))
            {
                Check(inner.FullName, root, cache, depth + 1);
            }
        }
    }

    private static FileSystemInfo Resolve(FileSystemInfo entry, string written)
    {
        try
        {
            if (entry.ResolveLinkTarget(returnFinalTarget: true) is { Exists: true } target) return target;
        }
        catch (IOException exception)
        {
            throw new InvalidModelException(entry.FullName, $"is a link that cannot be followed ({exception.Message}).", exception);
        }

        throw new InvalidModelException(entry.FullName, $"is a link to {written}, which does not exist.");
    }

    /// <summary>The blobs of a repository in the client's cache: models--owner--name/snapshots/revision beside models--owner--name/blobs.</summary>
    private static string? CacheOf(string root) =>
        Path.GetDirectoryName(root) is { } snapshots && Path.GetFileName(snapshots) == "snapshots" && Path.GetDirectoryName(snapshots) is { } repository
            ? Path.Combine(repository, "blobs")
            : null;

    private static bool IsIn(string folder, string path) =>
        !Path.GetRelativePath(folder, path).StartsWith("..", StringComparison.Ordinal) && !Path.IsPathRooted(Path.GetRelativePath(folder, path));
}
