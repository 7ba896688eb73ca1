namespace SoraCollab.Core.MediaFiles;

/// <summary>Keeps which pictures and films were brought into which project. Their files are in <see cref="IMediaStore"/>.</summary>
public interface IProjectMediaStore
{
    /// <summary>Enters media whose files are stored. The same content again is left as it is.</summary>
    /// <returns>The media as it is kept.</returns>
    /// <exception cref="MediaNotFoundException">A file that it names is not stored.</exception>
    Task<ProjectMedia> AddAsync(ProjectMedia media, CancellationToken cancellationToken = default);

    /// <summary>The media of a project, newest first.</summary>
    Task<IReadOnlyList<ProjectMedia>> ListAsync(ProjectId project, CancellationToken cancellationToken = default);

    /// <summary>The media of a project by its hash, or null where the project has none such.</summary>
    Task<ProjectMedia?> FindAsync(ProjectId project, string hash, CancellationToken cancellationToken = default);

    /// <summary>Takes media off a project's list. Its files stay: takes may have been made of it.</summary>
    /// <returns>False where it was not on the list.</returns>
    /// <exception cref="MediaInUseException">A job that waits or runs reads it.</exception>
    Task<bool> RemoveAsync(ProjectId project, string hash, CancellationToken cancellationToken = default);
}
