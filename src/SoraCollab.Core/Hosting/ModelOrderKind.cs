namespace SoraCollab.Core.Hosting;

/// <summary>What a host shall do with one of its models.</summary>
public enum ModelOrderKind
{
    /// <summary>Fetch it from the Hub; goes on where an earlier download broke off.</summary>
    Download,

    /// <summary>Stop a download or a check under way; what has come stays.</summary>
    Stop,

    /// <summary>Record that somebody has accepted its licence.</summary>
    AcceptLicence,

    /// <summary>Compare its files with its manifest.</summary>
    Verify,

    /// <summary>Load it ahead of a job.</summary>
    Load,

    /// <summary>Take it from the disk.</summary>
    Remove,
}
