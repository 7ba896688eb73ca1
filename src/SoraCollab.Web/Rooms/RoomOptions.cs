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

    /// <summary>
    /// How long a tab that lost its connection goes on where it was when it comes back. By default long enough for a laptop that was shut for
    /// the length of a talk; each kept tab costs about a megabyte. After that the tab loads its page anew and keeps what was typed.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan KeepTabsFor { get; init; } = TimeSpan.FromMinutes(5);
}
