namespace SoraCollab.Core.Storyboards.Commands;

/// <summary>Gives a playlist another name.</summary>
/// <param name="PlaylistId">The playlist.</param>
/// <param name="Name">A name for people, one line that is not blank.</param>
public sealed record RenamePlaylist(PlaylistId PlaylistId, string Name) : StoryboardCommand;
