using SoraCollab.Core;
using SoraCollab.Core.Verbs;
using SoraCollab.Web.Shots;

namespace SoraCollab.Web.Tests.Shots;

public sealed class ShotViewTests
{
    private readonly Core.Takes.Take[] takes = [TestTakes.Make(1), TestTakes.Make(2), TestTakes.Make(3)];

    [Fact]
    public void SourceIn_AtFirst_IsTheTakeInTheCut_ElseTheNewest()
    {
        var shot = TestTakes.Shot(takes);

        Assert.Equal(takes[2], new ShotView().SourceIn(shot));
        Assert.Equal(takes[0], new ShotView().SourceIn(shot with { ChosenTake = takes[0].Id }));
        Assert.Null(new ShotView().SourceIn(TestTakes.Shot()));
    }

    [Fact]
    public void SourceIn_WhileANewTakeIsWatched_StaysTheOneBefore_AndThenIsTheNewOne()
    {
        var made = TestTakes.Make(4);
        var shot = TestTakes.Shot(takes);
        var view = new ShotView();
        view.Watch(takes[1].Id);
        Assert.Equal(takes[1], view.SourceIn(shot));

        view.Watch(made.Id);

        Assert.Equal(takes[1], view.SourceIn(shot));
        Assert.Equal(made, view.SourceIn(TestTakes.Shot([.. takes, made])));
    }

    [Fact]
    public void Open_AnotherShot_ForgetsWhatWasSet_AndTheSameKeepsIt()
    {
        var (one, two) = (ShotId.New(), ShotId.New());
        var view = new ShotView();
        view.Open(one, RemixTake.Kind);
        view.Draft = view.Draft with { RemixStrength = 0.3 };

        view.Open(one, LoopTake.Kind);
        Assert.Equal((LoopTake.Kind, 0.3), (view.Draft.Kind, view.Draft.RemixStrength));
        view.Open(two, "nonsense");
        Assert.Equal((NewTake.Kind, VerbDraft.Mild), (view.Draft.Kind, view.Draft.RemixStrength));
    }

    [Fact]
    public void Partner_ForComparing_IsTheParent_ElseTheTakeInTheCut_ElseTheOneBefore()
    {
        var remix = TestTakes.Make(4, new RemixTake(Footage.Of(takes[0]), VerbDraft.Mild));
        var shot = TestTakes.Shot([.. takes, remix]) with { ChosenTake = takes[1].Id };
        var view = new ShotView();

        view.Watch(remix.Id);
        Assert.Equal(takes[0], TakeCompare.Partner(shot, view));
        view.Watch(takes[2].Id);
        Assert.Equal(takes[1], TakeCompare.Partner(shot, view));
        view.Watch(takes[1].Id);
        Assert.Equal(takes[0], TakeCompare.Partner(shot, view));
        Assert.Null(TakeCompare.Partner(TestTakes.Shot(takes[1]), view));
    }

    [Fact]
    public void GroupOf_TakesMadeTogether_IsAllOfThem_AndOneMadeAloneHasNone()
    {
        var group = Guid.NewGuid();
        var together = new[] { TestTakes.Make(4, group: group), TestTakes.Make(5, group: group) };
        var shot = TestTakes.Shot([.. takes, .. together]);

        Assert.Equal(together.Select(take => take.Id), TakeVariations.GroupOf(shot, [], together[0].Id));
        Assert.Empty(TakeVariations.GroupOf(shot, [], takes[0].Id));
        Assert.Empty(TakeVariations.GroupOf(shot, [], null));
    }
}
