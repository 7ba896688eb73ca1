namespace SoraCollab.Storage.MediaFiles;

/// <summary>Tells a full disk from other errors of input and output.</summary>
internal static class DiskErrors
{
    // errno on Unix: file too large for its limit, no space left, quota exceeded.
    private static readonly int[] UnixFull = [27, 28, 122];

    // ERROR_HANDLE_DISK_FULL and ERROR_DISK_FULL as HRESULTs.
    private static readonly int[] WindowsFull = [unchecked((int)0x80070027), unchecked((int)0x80070070)];

    public static bool IsFull(IOException exception) =>
        (OperatingSystem.IsWindows() ? WindowsFull : UnixFull).Contains(exception.HResult);
}
