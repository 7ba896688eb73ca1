using SoraCollab.Core.Reviews;

namespace SoraCollab.Core.Storyboards.Events;

/// <summary>A playlist of the project came, changed or went.</summary>
/// <param name="Before">As it was; null where there was none.</param>
/// <param name="After">As it is; null where there is none any more.</param>
public sealed record PlaylistChanged(Playlist? Before, Playlist? After) : StoryboardEvent;
