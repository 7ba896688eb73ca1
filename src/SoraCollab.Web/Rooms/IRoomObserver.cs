namespace SoraCollab.Web.Rooms;

/// <summary>A web process that wants to hear of a project's changes.</summary>
public interface IRoomObserver : IGrainObserver
{
    /// <summary>A new version was committed. Best effort: a gap in the versions means that one must read anew.</summary>
    [Orleans.Concurrency.OneWay]
    Task OnChangedAsync(RoomNotice notice);
}
