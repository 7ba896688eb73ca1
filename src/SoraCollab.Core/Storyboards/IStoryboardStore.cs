namespace SoraCollab.Core.Storyboards;

/// <summary>Keeps storyboards and their logs.</summary>
public interface IStoryboardStore
{
    /// <summary>The storyboard as last committed, or null where there is no such project.</summary>
    Task<Storyboard?> LoadAsync(ProjectId project, CancellationToken cancellationToken = default);

    /// <summary>Writes the entry and the new version, from which the new state follows, in one transaction.</summary>
    /// <param name="entry">What happened; its version is one more than the stored one.</param>
    /// <param name="state">The storyboard after it, of the same version. Written whole now and then.</param>
    /// <param name="cancellationToken">Stops before the commit; after it, nothing is undone.</param>
    /// <exception cref="VersionConflictException">
    /// The stored version is not the one before <paramref name="entry"/>: another writer was faster. Load again and decide anew.
    /// </exception>
    /// <exception cref="MediaFiles.StorageFullException">The disk is full; nothing was written.</exception>
    Task CommitAsync(StoryboardLogEntry entry, Storyboard state, CancellationToken cancellationToken = default);

    /// <summary>The entries after <paramref name="version"/>, oldest first.</summary>
    Task<IReadOnlyList<StoryboardLogEntry>> LogSinceAsync(ProjectId project, long version, CancellationToken cancellationToken = default);

    /// <summary>The entries after a version up to another, oldest first.</summary>
    /// <param name="project">The project.</param>
    /// <param name="version">The version before the first entry.</param>
    /// <param name="upTo">The version of the last entry.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    Task<IReadOnlyList<StoryboardLogEntry>> LogBetweenAsync(ProjectId project, long version, long upTo, CancellationToken cancellationToken = default);

    /// <summary>The entry that a command made, or null where it was never accepted: the stored answer to a command sent again.</summary>
    Task<StoryboardLogEntry?> FindOperationAsync(ProjectId project, OperationId operation, CancellationToken cancellationToken = default);
}
