using SoraCollab.Training.World;

namespace SoraCollab.Training.Tests.World;

public class ClipTests
{
    private static readonly Scene Horse = new("meadow", "dusk", "wind", new Actor("horse", "red", "right"), Camera: "push_in", Seed: 77);

    // Painted, night-lit, ink and paper; one subject and two; standing and moving cameras; all but fog. The same Skia gives
    // the same pixels; other builds of it differ at edges.
    [Theory]
    [InlineData("05.png")]
    [InlineData("14.png")]
    [InlineData("20.png")]
    [InlineData("28.png")]
    [InlineData("32.png")]
    [InlineData("34.png")]
    [InlineData("36.png")]
    [InlineData("38.png")]
    public void Frame_ReferenceScene_IsTheReferencePicture(string file)
    {
        var reference = ReferenceFrame.Of(file);
        using var clip = reference.ToClip();
        var psnr = reference.Psnr(clip.Frame(reference.Frame / reference.Fps));
        Assert.True(psnr > 45, $"{file}: {psnr:F1} dB.");
    }

    [Fact]
    public void Frames_SameScene_AreTheSamePixels()
    {
        using var once = new Clip(Horse, 64, 48, 4, 8);
        using var again = new Clip(Horse, 64, 48, 4, 8);
        var frames = once.Frames();
        Assert.Equal(4 * 48 * 64 * 3, frames.Length);
        Assert.Equal(frames, again.Frames());
    }

    [Fact]
    public void Frames_EachFrame_IsThePictureOfItsSecond()
    {
        using var clip = new Clip(Horse, 64, 48, 4, 8);
        var frames = clip.Frames();
        for (var f = 0; f < 4; f++)
            Assert.Equal(clip.Frame(f / 8.0), frames.AsSpan(f * 48 * 64 * 3, 48 * 64 * 3).ToArray());
    }

    [Theory]
    [InlineData("clear")]
    [InlineData("rain")]
    [InlineData("snow")]
    [InlineData("fog")]
    [InlineData("wind")]
    [InlineData("storm")]
    public void Frame_EachWeather_LooksDifferent(string weather)
    {
        using var clip = new Clip(Horse with { Weather = weather }, 48, 48, 9, 8);
        using var clear = new Clip(Horse with { Weather = weather == "clear" ? "fog" : "clear" }, 48, 48, 9, 8);
        var (one, other) = (clip.Frame(.5), clear.Frame(.5));
        Assert.True(one.Zip(other, (a, b) => Math.Abs(a - b)).Average() > 3);
    }

    [Fact]
    public void Truth_EverySubjectInEverySetting_SeesSomeOfIt()
    {
        foreach (var setting in SceneNames.Settings)
        {
            foreach (var subject in SceneNames.Subjects.Where(subject => ScenePlacing.Fits(subject, setting)))
            {
                var scene = new Scene(setting, "day", "clear", new Actor(subject, "red", "still"), Seed: 9);
                using var clip = new Clip(scene, 48, 48, 2, 2);
                Assert.True(clip.Truth(0)[0].Mask.Count(alpha => alpha > 128) > 8, $"{subject} in {setting}");
            }
        }
    }

    [Fact]
    public void Truth_MovingSubject_LiesInItsBoxAndGoesItsWay()
    {
        using var clip = new Clip(Horse with { Camera = "static", Weather = "clear" }, 128, 128, 9, 8);
        var truth = Assert.Single(clip.Truth(.5));
        Assert.True(truth.Velocity.X > .5 && Math.Abs(truth.Velocity.Y) < .1, $"{truth.Velocity}");
        var seen = Enumerable.Range(0, 128 * 128).Where(i => truth.Mask[i] > 128).Select(i => (X: i % 128, Y: i / 128)).ToArray();
        Assert.NotEmpty(seen);
        Assert.All(seen, at => Assert.True(
            at.X >= truth.Box.Left - 1 && at.X <= truth.Box.Right + 1 && at.Y >= truth.Box.Top - 1 && at.Y <= truth.Box.Bottom + 1, $"{at} of {truth.Box}"));
    }

    [Theory]
    [InlineData("style", "oil")]
    [InlineData("camera", "crane")]
    [InlineData("weather", "hail")]
    [InlineData("time", "noon")]
    [InlineData("setting", "cellar")]
    [InlineData("shot", "extreme")]
    [InlineData("motion", "fly")]
    public void New_UnknownName_NamesIt(string attribute, string name)
    {
        var scene = attribute switch
        {
            "style" => Horse with { Style = name },
            "camera" => Horse with { Camera = name },
            "weather" => Horse with { Weather = name },
            "time" => Horse with { Time = name },
            "setting" => Horse with { Setting = name },
            "shot" => Horse with { Shot = name },
            _ => Horse with { A = Horse.A with { Motion = name } },
        };
        Assert.Contains($"'{name}'", Assert.Throws<ArgumentException>(() => new Clip(scene, 48, 48, 2, 2)).Message);
    }

    [Fact]
    public void New_SubjectWithNowhereToBe_NamesBoth()
    {
        var error = Assert.Throws<ArgumentException>(() => new Clip(Horse with { Setting = "sea" }, 48, 48, 2, 2));
        Assert.Contains("horse", error.Message);
        Assert.Contains("sea", error.Message);
    }
}
