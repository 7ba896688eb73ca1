using SoraCollab.Core;
using SoraCollab.Core.Storyboards;
using SoraCollab.Web.Board;

namespace SoraCollab.Web.Tests.Board;

public sealed class BoardViewTests
{
    private static readonly Shot[] Shots = [.. Enumerable.Range(0, 3).Select(index => new Shot { Id = ShotId.New(), Order = $"a{index}" })];

    private static readonly Storyboard Film = new()
    {
        Id = ProjectId.New(), Title = "Saltlight", Scenes = [new Scene { Id = SceneId.New(), Order = "a0", Shots = [.. Shots] }],
    };

    [Theory]
    [InlineData(0, BoardView.FewestColumns)]
    [InlineData(4, 4)]
    [InlineData(99, BoardView.MostColumns)]
    public void Columns_OutOfRange_IsHeldWithinIt(int wanted, int kept) => Assert.Equal(kept, new BoardView { Columns = wanted }.Columns);

    [Fact]
    public void Neighbour_WithoutSelection_IsTheFirst() => Assert.Equal(Shots[0].Id, new BoardView().Neighbour(Film, 1));

    [Fact]
    public void Neighbour_AtEitherEnd_StaysThere()
    {
        var view = new BoardView();
        view.Select(Shots[2].Id);
        Assert.Equal(Shots[2].Id, view.Neighbour(Film, 1));
        Assert.Equal(Shots[1].Id, view.Neighbour(Film, -1));
    }

    [Fact]
    public void SelectQuietly_ByTheBoardItself_LeavesTheInspectorShut()
    {
        var view = new BoardView();

        view.SelectQuietly(Shots[0].Id);
        Assert.False(view.IsInspectorOpen);
        view.Select(Shots[0].Id);
        Assert.True(view.IsInspectorOpen);
    }

    [Fact]
    public void CloseInspector_WithAShotSelected_KeepsTheSelection()
    {
        var view = new BoardView();
        view.Select(Shots[1].Id);

        view.CloseInspector();

        Assert.False(view.IsInspectorOpen);
        Assert.Equal(Shots[1].Id, view.Selected);
    }

    [Fact]
    public void Select_TheSameAgain_TellsNobody()
    {
        var view = new BoardView();
        view.Select(Shots[0].Id);
        var told = 0;
        view.Changed += () => told++;

        view.Select(Shots[0].Id);
        view.Select(Shots[1].Id);

        Assert.Equal(1, told);
    }
}
