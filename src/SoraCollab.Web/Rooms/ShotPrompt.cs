using SoraCollab.Core;

namespace SoraCollab.Web.Rooms;

/// <summary>A shot's prompt at the version of the snapshot it came in.</summary>
public sealed record ShotPrompt(ShotId ShotId, string Prompt);
