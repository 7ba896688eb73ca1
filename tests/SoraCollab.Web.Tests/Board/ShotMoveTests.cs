using SoraCollab.Core;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Storyboards.Commands;
using SoraCollab.Web.Board;

namespace SoraCollab.Web.Tests.Board;

public sealed class ShotMoveTests
{
    private static readonly Shot[] Shots = [.. Enumerable.Range(0, 4).Select(index => new Shot { Id = ShotId.New(), Order = $"a{index}" })];

    private static readonly Scene First = new() { Id = SceneId.New(), Order = "a0", Shots = [Shots[0], Shots[1], Shots[2]] };
    private static readonly Scene Second = new() { Id = SceneId.New(), Order = "a1", Shots = [Shots[3]] };
    private static readonly Storyboard Film = new() { Id = ProjectId.New(), Title = "Saltlight", Scenes = [First, Second] };

    [Fact]
    public void By_OneBack_GoesBeforeTheNeighbour() =>
        Assert.Equal(new MoveShot(Shots[1].Id, First.Id, Shots[0].Id), ShotMove.By(Film, Shots[1].Id, -1));

    [Fact]
    public void By_OneOnInsideAScene_GoesBeforeTheOneAfterNext() =>
        Assert.Equal(new MoveShot(Shots[0].Id, First.Id, Shots[2].Id), ShotMove.By(Film, Shots[0].Id, 1));

    [Fact]
    public void By_OneOnToTheEndOfAScene_GoesToItsEnd() =>
        Assert.Equal(new MoveShot(Shots[1].Id, First.Id), ShotMove.By(Film, Shots[1].Id, 1));

    [Fact]
    public void By_OneOnFromTheEndOfAScene_EntersTheNextSceneAtItsHead() =>
        Assert.Equal(new MoveShot(Shots[2].Id, Second.Id, Shots[3].Id), ShotMove.By(Film, Shots[2].Id, 1));

    [Fact]
    public void By_OneBackFromTheHeadOfAScene_EntersTheOneBeforeAtItsEnd() =>
        Assert.Equal(new MoveShot(Shots[3].Id, First.Id), ShotMove.By(Film, Shots[3].Id, -1));

    [Fact]
    public void By_PastEitherEndOfTheFilm_IsNothing()
    {
        Assert.Null(ShotMove.By(Film, Shots[0].Id, -1));
        Assert.Null(ShotMove.By(Film, Shots[3].Id, 1));
    }
}
