namespace SoraCollab.Core.Storyboards.Commands;

/// <summary>Moves a take within a playlist.</summary>
/// <param name="PlaylistId">The playlist.</param>
/// <param name="TakeId">The take that moves.</param>
/// <param name="After">The take that it shall follow; null for the beginning.</param>
public sealed record MoveInPlaylist(PlaylistId PlaylistId, TakeId TakeId, TakeId? After) : StoryboardCommand;
