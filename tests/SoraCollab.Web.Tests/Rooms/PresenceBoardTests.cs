using Microsoft.Extensions.Time.Testing;
using SoraCollab.Core;
using SoraCollab.Web.Accounts;
using SoraCollab.Web.Rooms;

namespace SoraCollab.Web.Tests.Rooms;

public sealed class PresenceBoardTests : IDisposable
{
    private static readonly Person Mara = new(new UserId("mara"), "Mara Lindqvist", IsOwner: true);
    private static readonly Person Jun = new(new UserId("jun"), "Jun", IsOwner: false);
    private readonly FakeTimeProvider _clock = new();
    private readonly PresenceBoard _board;
    private readonly ProjectId _film = ProjectId.New();

    public PresenceBoardTests() => _board = new PresenceBoard(_clock);

    public void Dispose() => _board.Dispose();

    [Fact]
    public void At_TwoPeople_ShowsBothInOrderOfComing()
    {
        _board.Join(_film, Mara);
        _board.Join(_film, Jun);
        Assert.Equal(["Mara Lindqvist", "Jun"], _board.At(_film, Jun.Id).Select(person => person.Name));
        Assert.Equal([false, true], _board.At(_film, Jun.Id).Select(person => person.IsMe));
    }

    [Fact]
    public void At_TwoTabsOfOnePerson_ShowsThemOnce()
    {
        var first = _board.Join(_film, Mara);
        var second = _board.Join(_film, Mara);
        var shot = ShotId.New();
        _board.Be(first, new Whereabouts(Shot: shot));
        Assert.Equal(shot, Assert.Single(_board.At(_film, Jun.Id)).Editing);
        _board.Leave(first);
        _board.Leave(second);
        Assert.Empty(_board.At(_film, Jun.Id));
    }

    [Fact]
    public void At_OtherProject_ShowsNobody()
    {
        _board.Join(_film, Mara);
        Assert.Empty(_board.At(ProjectId.New(), Mara.Id));
    }

    [Fact]
    public void Suspend_ForLongerThanGrace_TakesThePersonAway()
    {
        var seat = _board.Join(_film, Mara);
        _board.Suspend(seat);
        _clock.Advance(PresenceBoard.Grace - TimeSpan.FromSeconds(1));
        Assert.Single(_board.At(_film, Mara.Id));
        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Empty(_board.At(_film, Mara.Id));
        Assert.True(PresenceBoard.Grace <= TimeSpan.FromSeconds(30));
        Assert.False(_board.Resume(seat));
    }

    [Fact]
    public void Resume_WithinGrace_KeepsThePerson()
    {
        var seat = _board.Join(_film, Mara);
        _board.Suspend(seat);
        Assert.True(_board.Resume(seat));
        _clock.Advance(PresenceBoard.Grace * 2);
        Assert.Single(_board.At(_film, Mara.Id));
    }

    [Fact]
    public void Be_InTheSamePlaceAgain_TellsNobody()
    {
        var seat = _board.Join(_film, Mara);
        var shot = ShotId.New();
        var told = 0;
        _board.Changed += _ => told++;
        _board.Be(seat, new Whereabouts(Shot: shot));
        _board.Be(seat, new Whereabouts(Shot: shot));
        Assert.Equal(1, told);
    }

    [Fact]
    public void Colour_OfAnAccount_NeverChanges()
    {
        Assert.Equal(new Person(new UserId("mara"), "Another Name", IsOwner: false).Colour, Mara.Colour);
        Assert.InRange(Mara.Colour, 1, 8);
    }

    [Fact]
    public void At_SeveralTabs_ShowsTheOneTouchedLastAndIdleWhereAllAre()
    {
        var (first, second) = (_board.Join(_film, Mara), _board.Join(_film, Mara));
        _board.Be(first, new Whereabouts("Board"));
        _board.Be(second, new Whereabouts("Review"));
        Assert.Equal("Review", Where.Page);
        _board.Be(first, new Whereabouts("Board", Field: "Title of shot"));
        Assert.Equal(("Board", "Title of shot"), (Where.Page, Where.Field));
        _board.Be(first, new Whereabouts("Board", IsIdle: true));
        Assert.Equal(("Review", false), (Where.Page, Where.IsIdle));
        _board.Be(second, new Whereabouts("Review", IsIdle: true));
        Assert.True(Where.IsIdle);
    }

    private Whereabouts Where => Assert.Single(_board.At(_film, Jun.Id)).Where;
}
