namespace SoraCollab.Core.Storyboards.Commands;

/// <summary>Begins an empty playlist.</summary>
/// <param name="PlaylistId">A new id.</param>
/// <param name="Name">A name for people, one line that is not blank.</param>
public sealed record AddPlaylist(PlaylistId PlaylistId, string Name) : StoryboardCommand;
