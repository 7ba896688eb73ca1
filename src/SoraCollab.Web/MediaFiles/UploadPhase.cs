namespace SoraCollab.Web.MediaFiles;

/// <summary>What happens to an upload.</summary>
public enum UploadPhase
{
    /// <summary>It is on its way from the browser.</summary>
    Receiving,

    /// <summary>Others are before it.</summary>
    Waiting,

    /// <summary>It is read and made anew.</summary>
    Making,
}
