namespace SoraCollab.Web.Board;

/// <summary>The panels of the board's inspector.</summary>
public enum InspectorTab
{
    /// <summary>Title, prompt and settings.</summary>
    Prompt,

    /// <summary>Who plays in the film, and in the shot.</summary>
    Cast,

    /// <summary>What the camera does, and the film's cameras and styles.</summary>
    Camera,

    /// <summary>The shot's takes.</summary>
    Takes,
}
