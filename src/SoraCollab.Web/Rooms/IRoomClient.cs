namespace SoraCollab.Web.Rooms;

/// <summary>What a room says to browsers.</summary>
public interface IRoomClient
{
    Task TextApplied(TextApplied change);

    Task VersionChanged(VersionChanged change);

    Task PromptsChanged(PromptsChanged change);

    Task CaretMoved(CaretMoved caret);
}
