namespace SoraCollab.Core.Storyboards.Commands;

/// <summary>Says whether a shot's prompt is written out in full before a model reads it.</summary>
/// <param name="ShotId">The shot.</param>
/// <param name="Expand">True to have it expanded.</param>
public sealed record SetShotExpansion(ShotId ShotId, bool Expand) : StoryboardCommand;
