using SoraCollab.Core;

namespace SoraCollab.Web.Rooms;

/// <summary>The project moved on without touching a prompt.</summary>
/// <param name="ProjectId">The project.</param>
/// <param name="Version">Its version now.</param>
/// <param name="OperationId">The command that did it.</param>
public sealed record VersionChanged(ProjectId ProjectId, long Version, OperationId OperationId);
