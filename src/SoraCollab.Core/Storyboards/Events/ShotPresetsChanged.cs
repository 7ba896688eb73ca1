namespace SoraCollab.Core.Storyboards.Events;

/// <summary>A shot follows other presets.</summary>
/// <param name="ShotId">The shot.</param>
/// <param name="Before">Those before.</param>
/// <param name="After">Those now.</param>
public sealed record ShotPresetsChanged(ShotId ShotId, ShotPresets Before, ShotPresets After) : StoryboardEvent;
