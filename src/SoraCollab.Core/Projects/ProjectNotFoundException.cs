namespace SoraCollab.Core.Projects;

/// <summary>There is no project of that name.</summary>
/// <param name="project">The name asked for.</param>
public sealed class ProjectNotFoundException(ProjectId project) : StudioException($"There is no project {project}. It may have been archived.");
