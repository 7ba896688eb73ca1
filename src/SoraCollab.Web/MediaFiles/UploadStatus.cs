using SoraCollab.Core;

namespace SoraCollab.Web.MediaFiles;

/// <summary>An upload on its way into a project.</summary>
/// <param name="Id">Names it while it lasts.</param>
/// <param name="Project">The project.</param>
/// <param name="Name">The name it came with, made fit to be shown.</param>
/// <param name="By">Who brings it.</param>
/// <param name="Phase">What happens to it.</param>
/// <param name="Fraction">The share of the phase that is done, from 0 to 1; null where it cannot be told.</param>
public sealed record UploadStatus(Guid Id, ProjectId Project, string Name, UserId By, UploadPhase Phase, double? Fraction);
