using SoraCollab.Core.Takes;
using SoraCollab.Core.Verbs;
using SoraCollab.Web.Shots;

namespace SoraCollab.Web.Tests.Shots;

public sealed class TakeFamilyTests
{
    [Fact]
    public void Of_TakesMadeOfOneAnother_StandBesideTheirParents()
    {
        var first = TestTakes.Make(1);
        var second = TestTakes.Make(2);
        var remix = TestTakes.Make(3, new RemixTake(Footage.Of(first), 0.45));
        var join = TestTakes.Make(4, new JoinTake(Footage.Of(remix), Footage.Of(second), 13, 9, InfluenceCurve.Ease));
        var loop = TestTakes.Make(5, new LoopTake(Footage.Of(remix), 4));
        var shot = TestTakes.Shot(first, second, remix, join, loop);

        var family = TakeFamily.Of(TestTakes.Film(shot), shot);

        Assert.Equal([(1, 0, 0), (2, 0, 1), (3, 1, 0), (4, 2, 0), (5, 2, 1)], family.Nodes.Select(node => (node.Take.Number, node.Column, node.Row)));
        Assert.Equal([(1, 3), (3, 4), (2, 4), (3, 5)], family.Lines.Select(line => (Number(line.Parent), Number(line.Child))));
        Assert.Equal((3, 2), (family.Columns, family.Rows));

        int Number(Core.TakeId id) => shot.Takes.Single(take => take.Id == id).Number;
    }

    [Fact]
    public void Of_ParentInAnotherShot_IsInIt_AndARemovedOneIsNot()
    {
        var theirs = TestTakes.Make(1);
        var gone = TestTakes.Make(2);
        var join = TestTakes.Make(3, new JoinTake(Footage.Of(theirs), Footage.Of(gone), 13, 9, InfluenceCurve.Ease));
        var shot = TestTakes.Shot(join);

        var family = TakeFamily.Of(TestTakes.Film(TestTakes.Shot(theirs), shot), shot);

        Assert.Equal([theirs.Id, join.Id], family.Nodes.Select(node => node.Take.Id));
        Assert.Equal((theirs.Id, join.Id), Assert.Single(family.Lines));
    }

    [Fact]
    public void Of_ShotWithoutTakes_IsEmpty()
    {
        var shot = TestTakes.Shot();
        Assert.Equal((0, 0), (TakeFamily.Of(TestTakes.Film(shot), shot).Columns, TakeFamily.Of(TestTakes.Film(shot), shot).Rows));
    }
}
