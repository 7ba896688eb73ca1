using System.Collections.Concurrent;
using System.Collections.Immutable;
using SoraCollab.Core;
using SoraCollab.Web.Accounts;

namespace SoraCollab.Web.Rooms;

/// <summary>
/// Who has which board open, in memory. A tab that loses its connection stays for <see cref="Grace"/>, because most
/// come back; a tab that is closed goes at once.
/// </summary>
public sealed class PresenceBoard(TimeProvider clock) : IDisposable
{
    /// <summary>How long a lost connection is still shown.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(20);

    private static long s_touches;
    private readonly ConcurrentDictionary<Guid, Seat> _seats = new();

    /// <summary>Raised with the project whose people changed.</summary>
    public event Action<ProjectId>? Changed;

    /// <summary>Sits a person down at a board; the answer names the seat.</summary>
    public Guid Join(ProjectId project, Person person)
    {
        var seat = new Seat(project, person);
        var id = Guid.NewGuid();
        _seats[id] = seat;
        Changed?.Invoke(project);
        return id;
    }

    /// <summary>Says where the person at the seat is.</summary>
    public void Be(Guid seatId, Whereabouts where)
    {
        if (!_seats.TryGetValue(seatId, out var seat) || seat.Where == where) return;
        seat.Where = where;
        // Becoming idle is no sign of life.
        if (!where.IsIdle) seat.Touched = Interlocked.Increment(ref s_touches);
        Changed?.Invoke(seat.Project);
    }

    /// <summary>The connection was lost: the seat is kept for a while.</summary>
    public void Suspend(Guid seatId)
    {
        if (_seats.TryGetValue(seatId, out var seat))
            seat.Expiry ??= clock.CreateTimer(_ => Leave(seatId), null, Grace, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The connection is back; false when the seat was cleared meanwhile.</summary>
    public bool Resume(Guid seatId)
    {
        if (!_seats.TryGetValue(seatId, out var seat))
            return false;
        seat.Expiry?.Dispose();
        seat.Expiry = null;
        return true;
    }

    /// <summary>The person left.</summary>
    public void Leave(Guid seatId)
    {
        if (!_seats.TryRemove(seatId, out var seat))
            return;
        seat.Expiry?.Dispose();
        Changed?.Invoke(seat.Project);
    }

    /// <summary>Everybody at a board, one entry a person however many tabs, in the order in which they came.</summary>
    public ImmutableArray<Participant> At(ProjectId project, UserId viewer) =>
    [
        .. _seats.Values
            .Where(seat => seat.Project == project)
            .OrderBy(seat => seat.Number)
            .GroupBy(seat => seat.Person.Id)
            .Select(tabs => (tabs.First().Person, Where: WhereOf(tabs)))
            .Select(one => new Participant(one.Person.Id, one.Person.Name, one.Person.Initials, one.Person.Colour, one.Where, one.Person.Id == viewer)),
    ];

    // The tab that they touched last; idle only where all tabs are.
    private static Whereabouts WhereOf(IEnumerable<Seat> tabs)
    {
        var seats = tabs.ToList();
        return seats.MaxBy(seat => (!seat.Where.IsIdle, seat.Touched))!.Where with { IsIdle = seats.TrueForAll(seat => seat.Where.IsIdle) };
    }

    public void Dispose()
    {
        foreach (var seat in _seats.Values)
            seat.Expiry?.Dispose();
    }

    private sealed class Seat(ProjectId project, Person person)
    {
        private static long s_count;

        public long Number { get; } = Interlocked.Increment(ref s_count);

        public ProjectId Project { get; } = project;

        public Person Person { get; } = person;

        public Whereabouts Where { get; set; } = new();

        /// <summary>Counts up with each sign of life at the board, so that the last is the greatest.</summary>
        public long Touched { get; set; }

        public ITimer? Expiry { get; set; }
    }
}
