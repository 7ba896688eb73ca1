using SoraCollab.Training.World;

namespace SoraCollab.Training.Tests.World;

public class MotionsTests
{
    public static TheoryData<string> Names => [.. SceneNames.Motions];

    [Theory]
    [MemberData(nameof(Names))]
    public void Of_AnyMotion_NeverJumps(string name)
    {
        var way = new Way(2, 20, 160, 60, -1, Free: false, Sideways: true, SMin: .8);
        var motion = Motions.Of(name);
        var before = motion(way, 0);
        for (var t = .01; t <= 2; t += .01)
        {
            var pose = motion(way, t);
            Assert.True(Math.Abs(pose.Dx - before.Dx) < 1.5 && Math.Abs(pose.Dy - before.Dy) < 1.5, $"{name} at {t:F2} s: {before} then {pose}");
            Assert.InRange(pose.S, .8, 1.3);
            Assert.InRange(pose.Face, -1, 1);
            before = pose;
        }
    }

    [Fact]
    public void Turnback_WholeClip_ComesHomeFacingBack()
    {
        var way = new Way(2, 20, 160, 60, 1, Free: false, Sideways: true);
        Assert.Equal(Motions.Turnback(way, 0).Dx, Motions.Turnback(way, 2).Dx, 6);
        Assert.True(Motions.Turnback(way, .1).Face > .99);
        Assert.True(Motions.Turnback(way, 1.9).Face < -.99);
    }

    [Fact]
    public void Toward_WholeClip_GrowsAndAwayShrinks()
    {
        var way = new Way(3, 20, 160, 60, 1, Free: true, Sideways: false);
        Assert.True(Motions.Toward(way, 3).S > Motions.Toward(way, 0).S * 1.3);
        Assert.True(Motions.Away(way, 3).S < Motions.Away(way, 0).S * .8);
    }
}
