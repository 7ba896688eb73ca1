using SoraCollab.Core;
using SoraCollab.Core.MediaFiles;
using SoraCollab.Core.Storyboards;
using SoraCollab.Web.Rooms;

namespace SoraCollab.Web.MediaFiles;

/// <summary>The pictures and films of projects, as their teams see and change them. Each call asks what the person may do.</summary>
public sealed class MediaLibrary(IProjectMediaStore store, UploadDesk desk, IProjectRooms rooms, ProjectAccess access, UploadLimit limit)
{
    /// <summary>Raised when a project's media, or its uploads on their way, changed; from any thread.</summary>
    public event Action<ProjectId>? Changed
    {
        add => desk.Changed += value;
        remove => desk.Changed -= value;
    }

    /// <summary>Uploads on their way into a project.</summary>
    public IReadOnlyList<UploadStatus> OpenOf(ProjectId project) => desk.OpenOf(project);

    /// <summary>The media of a project, newest first.</summary>
    /// <exception cref="StudioException">The project is closed to the person.</exception>
    public async Task<IReadOnlyList<ProjectMedia>> ListAsync(ProjectId project, UserId person, CancellationToken cancellationToken = default)
    {
        await access.DemandAsync(project, person, cancellationToken);
        return await store.ListAsync(project, cancellationToken);
    }

    /// <summary>Takes an upload in. The same content twice is kept once.</summary>
    /// <inheritdoc cref="UploadDesk.TakeInAsync"/>
    public async Task<ProjectMedia> AddAsync(
        ProjectId project, UserId by, string? name, Stream content, long? length, CancellationToken cancellationToken = default)
    {
        await access.DemandEditorAsync(project, by, cancellationToken);
        using var place = limit.Enter(by);
        var made = await desk.TakeInAsync(project, by, name, content, length, cancellationToken);
        // Asked again: a large file takes its time, and teams change meanwhile.
        await access.DemandEditorAsync(project, by, cancellationToken);
        var kept = await store.AddAsync(made, cancellationToken);
        desk.Announce(project);
        return kept;
    }

    /// <summary>Takes media off a project's list.</summary>
    /// <returns>False where it was not on the list.</returns>
    /// <exception cref="MediaInUseException">The cast, a beat, or a job that waits or runs, needs it.</exception>
    /// <exception cref="StudioException">The person may not change the project.</exception>
    public async Task<bool> RemoveAsync(ProjectId project, UserId person, string hash, CancellationToken cancellationToken = default)
    {
        await access.DemandEditorAsync(project, person, cancellationToken);
        var storyboard = await rooms.OpenAsync(project, cancellationToken);
        if (storyboard.Cast.FirstOrDefault(member => member.Pictures.Contains(hash)) is { } member)
            throw new MediaInUseException($"It is a reference picture of {member.Name}. Take it off there first.");
        if (storyboard.Shots.FirstOrDefault(shot => shot.Beats.Any(beat => beat.Picture == hash)) is { } shot)
            throw new MediaInUseException($"It is the picture of a beat of shot {StoryboardNumbers.Of(storyboard)[shot.Id]}. Take it off there first.");
        var removed = await store.RemoveAsync(project, hash, cancellationToken);
        desk.Announce(project);
        return removed;
    }
}
