namespace SoraCollab.Core.Prompts;

/// <summary>What can be said of a camera; a prompt says one thing of each.</summary>
public enum CameraAspect
{
    /// <summary>How it moves.</summary>
    Move,

    /// <summary>How much of the scene it takes in.</summary>
    Size,

    /// <summary>The focal length, as of 35 mm film.</summary>
    Lens,
}
