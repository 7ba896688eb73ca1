using System.ComponentModel.DataAnnotations;

namespace SoraCollab.Web.Rooms;

/// <summary>Project rooms (section <c>Rooms</c>).</summary>
public sealed record RoomOptions
{
    public const string Section = "Rooms";

    /// <summary>Loopback port of the silo; 0 takes a free one.</summary>
    [Range(0, 65535)]
    public int SiloPort { get; init; }

    /// <summary>Shortest time between two redraws of one board.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:00:02")]
    public TimeSpan RedrawEvery { get; init; } = TimeSpan.FromMilliseconds(50);
}
