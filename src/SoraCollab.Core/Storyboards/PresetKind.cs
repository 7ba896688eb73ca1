namespace SoraCollab.Core.Storyboards;

/// <summary>What a preset sets.</summary>
public enum PresetKind
{
    /// <summary>How the film looks: its words end the prompt.</summary>
    Style,

    /// <summary>How the camera stands and moves: its words follow the prompt.</summary>
    Camera,

    /// <summary>Frame and length.</summary>
    Format,
}
