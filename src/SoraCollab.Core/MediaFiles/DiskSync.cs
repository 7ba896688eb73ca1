using System.ComponentModel;
using System.Runtime.InteropServices;

namespace SoraCollab.Core.MediaFiles;

/// <summary>Brings what was written to the disk, without which it may be gone after a power cut (fsync(2)).</summary>
public static class DiskSync
{
    /// <summary>Brings a file's content to the disk.</summary>
    /// <exception cref="IOException">The file cannot be opened, or the disk failed.</exception>
    public static void File(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
        file.Flush(flushToDisk: true);
    }

    /// <summary>
    /// Brings a folder's list of names to the disk: a renamed file needs that too. .NET opens no folders, hence the calls to
    /// the C library. Windows keeps such changes in its file system's journal.
    /// </summary>
    /// <exception cref="IOException">The folder cannot be opened, or the disk failed.</exception>
    public static void Folder(string path)
    {
        if (OperatingSystem.IsWindows()) return;
        var descriptor = Open(path, 0);
        if (descriptor < 0) throw Error(path);
        try
        {
            if (Fsync(descriptor) != 0) throw Error(path);
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    private static IOException Error(string path)
    {
        var error = Marshal.GetLastPInvokeError();
        return new IOException($"The folder {path} could not be brought to the disk: {new Win32Exception(error).Message}.", error);
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static extern int Fsync(int descriptor);

    [DllImport("libc", EntryPoint = "close")]
    private static extern int Close(int descriptor);
}
