using System.Collections.Immutable;
using SoraCollab.Core;

namespace SoraCollab.Web.Hosting;

/// <summary>An inference host as the hosts page shows it.</summary>
public sealed record HostStatus
{
    public required HostId Id { get; init; }
    public required string Name { get; init; }

    /// <summary>What it computes on, such as "CPU, 2 cores"; empty until it first connects.</summary>
    public string Device { get; init; } = "";
    public bool IsOnline { get; init; }
    public bool IsInProcess { get; init; }
    public JobId? Job { get; init; }
    public double? MillisecondsPerStep { get; init; }
    public DateTimeOffset? LastSeen { get; init; }

    /// <summary>Names of the models it offers.</summary>
    public ImmutableArray<string> Models { get; init; } = [];

    /// <summary>Takes handed in since the studio started.</summary>
    public int TakesMade { get; init; }

    public bool IsBusy => Job is not null;
}
