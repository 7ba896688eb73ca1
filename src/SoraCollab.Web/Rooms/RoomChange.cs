using System.Collections.Immutable;
using SoraCollab.Core.Storyboards;

namespace SoraCollab.Web.Rooms;

/// <summary>A project moved on to a new version.</summary>
/// <param name="Storyboard">The storyboard as it is now.</param>
/// <param name="Entry">What happened.</param>
public sealed record RoomChange(Storyboard Storyboard, StoryboardLogEntry Entry)
{
    public long Version => Storyboard.Version;
}
