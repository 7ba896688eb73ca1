namespace SoraCollab.Storage;

/// <summary>Where the studio keeps its data: the database, the media files and what is on its way to them.</summary>
internal sealed class StudioFolder
{
    public StudioFolder(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        CreateForOwner(Path);
        Directory.CreateDirectory(Media);
        Directory.CreateDirectory(Temporary);
    }

    public string Path { get; }

    // Prompts, films, password hashes and the key ring are nobody else's on this machine. A folder that is there keeps its rights.
    private static void CreateForOwner(string path)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public string Database => System.IO.Path.Combine(Path, "studio.db");

    public string Lock => System.IO.Path.Combine(Path, "studio.lock");

    public string Backups => System.IO.Path.Combine(Path, "backups");

    public string Media => System.IO.Path.Combine(Path, "media");

    // Beside the media, so that a rename never crosses to another file system.
    public string Temporary => System.IO.Path.Combine(Path, "tmp");

    public long FreeBytes => new DriveInfo(Path).AvailableFreeSpace;
}
