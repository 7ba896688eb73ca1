namespace SoraCollab.Core.MediaFiles;

/// <summary>The disk, or the part of it given to the studio, is full. What was stored before is untouched.</summary>
public sealed class StorageFullException : StudioException
{
    /// <summary>Creates the refusal.</summary>
    /// <param name="neededBytes">Bytes that were to be stored, as far as known; 0 where not.</param>
    /// <param name="freeBytes">Bytes that were free.</param>
    /// <param name="innerException">What the system said.</param>
    public StorageFullException(long neededBytes, long freeBytes, Exception? innerException = null)
        : base(Describe(neededBytes, freeBytes), innerException)
    {
        NeededBytes = neededBytes;
        FreeBytes = freeBytes;
    }

    /// <summary>Bytes that were to be stored, as far as known; 0 where not.</summary>
    public long NeededBytes { get; }

    /// <summary>Bytes that were free.</summary>
    public long FreeBytes { get; }

    private static string Describe(long needed, long free) => FormattableString.Invariant(
        $"The studio's disk is full: {(needed > 0 ? $"{needed:N0} bytes were needed" : "more was needed")} and {free:N0} were free. Nothing was lost; free some space and try again.");
}
