using SoraCollab.Core.Storyboards;

namespace SoraCollab.Web.Rooms;

/// <summary>"Version N happened", with what it was.</summary>
[GenerateSerializer, Immutable]
public sealed record RoomNotice([property: Id(0)] StoryboardLogEntry Entry);
