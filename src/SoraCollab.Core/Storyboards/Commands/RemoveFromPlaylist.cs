namespace SoraCollab.Core.Storyboards.Commands;

/// <summary>Takes a take out of a playlist; it stays with its shot.</summary>
/// <param name="PlaylistId">The playlist.</param>
/// <param name="TakeId">The take.</param>
public sealed record RemoveFromPlaylist(PlaylistId PlaylistId, TakeId TakeId) : StoryboardCommand;
