namespace SoraCollab.Web.Review;

/// <summary>How two takes are looked at together.</summary>
public enum CompareMode
{
    /// <summary>One laid over the other, with a seam to drag.</summary>
    Wipe,

    /// <summary>Side by side.</summary>
    Side,

    /// <summary>What differs between them: black where they are equal.</summary>
    Difference,
}
