namespace SoraCollab.Core.Storyboards.Commands;

/// <summary>Adds a preset to the project, or changes one.</summary>
/// <param name="Preset">The preset as it shall be; an id that the project does not have adds one. The kind never changes.</param>
public sealed record PutPreset(Preset Preset) : StoryboardCommand;
