using SoraCollab.Core.Storyboards;

namespace SoraCollab.Web.Rooms;

/// <summary>A storyboard on its way out of a room; null when the project does not exist.</summary>
[GenerateSerializer, Immutable]
public sealed record RoomState([property: Id(0)] Storyboard? Storyboard);
