using SoraCollab.Core;
using SoraCollab.Core.Text;

namespace SoraCollab.Web.Rooms;

/// <summary>An edit of a prompt as browsers hear of it, the author's too: seeing one's own operation id is the acknowledgement.</summary>
/// <param name="ProjectId">The project.</param>
/// <param name="ShotId">The shot.</param>
/// <param name="Version">The project's version after it.</param>
/// <param name="Op">The edit, against the prompt as it stood at the version before.</param>
/// <param name="Actor">Who typed.</param>
/// <param name="OperationId">The command's id, as its sender chose it.</param>
public sealed record TextApplied(ProjectId ProjectId, ShotId ShotId, long Version, TextOperation Op, UserId Actor, OperationId OperationId);
