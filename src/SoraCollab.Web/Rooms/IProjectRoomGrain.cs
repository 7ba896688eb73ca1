using Orleans.Concurrency;

namespace SoraCollab.Web.Rooms;

/// <summary>The one writer of a project. Its key is the project's id.</summary>
public interface IProjectRoomGrain : IGrainWithGuidKey
{
    /// <summary>The storyboard as it is now; null when there is no such project.</summary>
    [ReadOnly]
    Task<RoomState> GetAsync();

    /// <summary>Applies a command, or answers why not.</summary>
    Task<RoomAnswer> SendAsync(RoomRequest request);

    /// <summary>Tells the observer every new version until two minutes after its last call.</summary>
    Task SubscribeAsync(IRoomObserver observer);

    /// <summary>Tells the observer nothing more.</summary>
    Task UnsubscribeAsync(IRoomObserver observer);
}
