namespace SoraCollab.Core.Projects;

/// <summary>A person on a project.</summary>
/// <param name="UserId">The person.</param>
/// <param name="DisplayName">The name to show.</param>
/// <param name="Role">What they may do.</param>
/// <param name="Email">The address they sign in with; null where an account has none.</param>
public sealed record ProjectMember(UserId UserId, string DisplayName, ProjectRole Role, string? Email = null);
