namespace SoraCollab.InferenceHost.Tests.Models.Hub;

/// <summary>How a server fails to answer a request for a file.</summary>
public enum HubFault
{
    None,

    /// <summary>The connection ends after a third.</summary>
    Drop,

    /// <summary>The length claimed is a terabyte too large, and rubbish follows the file.</summary>
    ClaimMore,

    /// <summary>The length claimed is half, and so much is sent.</summary>
    ClaimLess,

    /// <summary>The whole file comes where its rest was asked for.</summary>
    IgnoreRange,

    /// <summary>Another range comes than was asked for.</summary>
    WrongRange,

    /// <summary>Every byte is another.</summary>
    Corrupt,

    /// <summary>503.</summary>
    ServerError,
}
