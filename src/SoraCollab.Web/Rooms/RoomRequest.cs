using SoraCollab.Core.Storyboards;

namespace SoraCollab.Web.Rooms;

/// <summary>A command on its way into a room.</summary>
[GenerateSerializer, Immutable]
public sealed record RoomRequest([property: Id(0)] CommandEnvelope Envelope);
