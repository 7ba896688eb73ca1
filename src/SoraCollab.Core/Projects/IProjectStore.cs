using SoraCollab.Core.Storyboards;

namespace SoraCollab.Core.Projects;

/// <summary>Keeps which projects there are and who is on them.</summary>
public interface IProjectStore
{
    /// <summary>Makes a project with an empty storyboard, owned by <paramref name="owner"/>.</summary>
    /// <param name="title">The film's title, 1 to 200 characters.</param>
    /// <param name="owner">Its first member.</param>
    /// <param name="cancellationToken">Stops before anything is stored.</param>
    /// <exception cref="InvalidTextException">The title is empty or too long.</exception>
    Task<ProjectSummary> CreateAsync(string title, UserId owner, CancellationToken cancellationToken = default);

    /// <summary>The projects of a person, last changed first.</summary>
    Task<IReadOnlyList<ProjectSummary>> ListAsync(UserId user, CancellationToken cancellationToken = default);

    /// <summary>What a person may do in a project; null where they are not on it or there is no such project.</summary>
    Task<ProjectRole?> FindRoleAsync(ProjectId project, UserId user, CancellationToken cancellationToken = default);

    /// <summary>Who is on a project, by name.</summary>
    Task<IReadOnlyList<ProjectMember>> ListMembersAsync(ProjectId project, CancellationToken cancellationToken = default);

    /// <summary>Adds a person or changes their role.</summary>
    /// <exception cref="UserNotFoundException">There is no such account.</exception>
    /// <exception cref="ProjectNotFoundException">There is no such project.</exception>
    /// <exception cref="LastOwnerException">They are the only owner.</exception>
    Task SetMemberAsync(ProjectId project, UserId user, ProjectRole role, CancellationToken cancellationToken = default);

    /// <summary>Takes a person off a project.</summary>
    /// <returns>False where they were not on it.</returns>
    /// <exception cref="LastOwnerException">They are the only owner.</exception>
    Task<bool> RemoveMemberAsync(ProjectId project, UserId user, CancellationToken cancellationToken = default);

    /// <summary>Hides a project from its team. Its data stay until <see cref="PurgeAsync"/>.</summary>
    /// <returns>False where there is no such project.</returns>
    Task<bool> ArchiveAsync(ProjectId project, CancellationToken cancellationToken = default);

    /// <summary>Removes for good what was archived before a time; files that nothing else names can then be collected.</summary>
    /// <returns>How many projects went.</returns>
    Task<int> PurgeAsync(DateTimeOffset archivedBefore, CancellationToken cancellationToken = default);

    /// <summary>True where a file belongs to a take, or to uploaded media, of a project that the person is on.</summary>
    Task<bool> MaySeeMediaAsync(string hash, UserId user, CancellationToken cancellationToken = default);
}
