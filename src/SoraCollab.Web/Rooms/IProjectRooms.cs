using SoraCollab.Core;
using SoraCollab.Core.Storyboards;

namespace SoraCollab.Web.Rooms;

/// <summary>The project rooms as the rest of this process sees them. It does not ask who may enter: callers do.</summary>
public interface IProjectRooms
{
    /// <summary>The storyboard as it is now.</summary>
    /// <exception cref="ProjectClosedException">There is no such project.</exception>
    Task<Storyboard> OpenAsync(ProjectId project, CancellationToken cancellationToken = default);

    /// <summary>Hands a command to the room; a refusal is in the answer, not thrown.</summary>
    Task<RoomAnswer> SendAsync(CommandEnvelope envelope, CancellationToken cancellationToken = default);

    /// <summary>
    /// Calls back with every change, in the order of versions, one at a time. The callback must be quick and may come
    /// from any thread.
    /// </summary>
    IDisposable Subscribe(ProjectId project, Action<RoomChange> onChange);

    /// <summary>The log after <paramref name="version"/>; empty when nothing happened since.</summary>
    Task<IReadOnlyList<StoryboardLogEntry>> LogSinceAsync(ProjectId project, long version, CancellationToken cancellationToken = default);
}
