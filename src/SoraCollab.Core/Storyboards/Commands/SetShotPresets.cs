namespace SoraCollab.Core.Storyboards.Commands;

/// <summary>Changes the presets that a shot follows.</summary>
/// <param name="ShotId">The shot.</param>
/// <param name="Style">A style of the project, or null for none.</param>
/// <param name="Camera">A camera of the project, or null for none.</param>
public sealed record SetShotPresets(ShotId ShotId, PresetId? Style, PresetId? Camera) : StoryboardCommand;
