namespace SoraCollab.Core.MediaFiles;

/// <summary>What project media is.</summary>
public enum ProjectMediaKind
{
    /// <summary>One frame.</summary>
    Picture,

    /// <summary>Frames in time.</summary>
    Film,
}
