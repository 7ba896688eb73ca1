namespace SoraCollab.Core.Storyboards.Commands;

/// <summary>Puts a take at the end of a playlist; nothing happens where it is in it already.</summary>
/// <param name="PlaylistId">The playlist.</param>
/// <param name="TakeId">A take of any shot.</param>
public sealed record AddToPlaylist(PlaylistId PlaylistId, TakeId TakeId) : StoryboardCommand;
