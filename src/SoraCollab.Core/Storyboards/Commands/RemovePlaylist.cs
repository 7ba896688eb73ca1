namespace SoraCollab.Core.Storyboards.Commands;

/// <summary>Removes a playlist; its takes stay with their shots.</summary>
/// <param name="PlaylistId">The playlist.</param>
public sealed record RemovePlaylist(PlaylistId PlaylistId) : StoryboardCommand;
