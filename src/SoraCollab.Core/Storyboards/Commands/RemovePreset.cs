namespace SoraCollab.Core.Storyboards.Commands;

/// <summary>Removes a preset; shots that follow it lose what it adds.</summary>
/// <param name="PresetId">The preset.</param>
public sealed record RemovePreset(PresetId PresetId) : StoryboardCommand;
