using System.ComponentModel.DataAnnotations;

namespace SoraCollab.Web.Queue;

/// <summary>Rules of the generation queue (section <c>Queue</c>).</summary>
public sealed record QueueOptions
{
    public const string Section = "Queue";

    /// <summary>How often leases that ran out are looked for.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:10:00")]
    public TimeSpan ReapEvery { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Shortest time between two renewals of a lease in the database; steps in between are kept in memory.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:10")]
    public TimeSpan RenewEvery { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Jobs that one person may have waiting.</summary>
    [Range(1, 10_000)]
    public int WaitingPerPerson { get; init; } = 50;

    /// <summary>Model to make takes with, by the name of its folder; null takes the first that a host offers.</summary>
    public string? Model { get; init; }
}
