using SkiaSharp;
using SoraCollab.Training.World;
using SoraCollab.Training.World.Subjects;

namespace SoraCollab.Training.Tests.World.Subjects;

public class SubjectCatalogTests
{
    public static TheoryData<string> Names => [.. SceneNames.Subjects];

    [Fact]
    public void All_Catalog_IsInTheScenesOrder() =>
        Assert.Equal(SceneNames.Subjects, SubjectCatalog.All.Select(subject => subject.Name));

    [Fact]
    public void All_EverySubject_MovesAsScenesBelieve() => Assert.All(SubjectCatalog.All, subject =>
        Assert.Equal(subject.Moves == "fix", ScenePlacing.MotionsFor(subject.Name, SettingFor(subject.Name)) is ["still"]));

    [Fact]
    public void Of_UnknownSubject_NamesIt() =>
        Assert.Contains("dragon", Assert.Throws<ArgumentException>(() => SubjectCatalog.Of("dragon")).Message);

    [Theory]
    [MemberData(nameof(Names))]
    public void Draw_AllViewsAndTimes_StaysInItsBox(string name)
    {
        var subject = SubjectCatalog.Of(name);
        var (x0, y0, x1, y1) = subject.Box;
        var slack = name == "turtle" ? 16 : 6; // At the ends of their beat its flippers reach beyond.
        foreach (var anim in Moments())
        {
            using var picture = Paint(subject, anim, "red");
            var (left, top, right, bottom) = Painted(picture);
            Assert.True(right > left, $"{name} is not seen at {anim}");
            Assert.True(left >= 200 + x0 - slack && right <= 200 + x1 + slack && top >= 200 + y0 - slack && bottom <= 200 + y1 + slack,
                $"{name} reaches ({left - 200}, {top - 200}, {right - 200}, {bottom - 200}) at {anim}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Draw_AnotherColour_IsSeen(string name)
    {
        var anim = new Anim { T = .3, Ph = .2, Mv = 1, K = .4 };
        using var red = Paint(SubjectCatalog.Of(name), anim, "red");
        using var blue = Paint(SubjectCatalog.Of(name), anim, "blue");
        var changed = red.Pixels.Zip(blue.Pixels).Count(pair => pair.First != pair.Second);
        Assert.True(changed > red.Pixels.Count(pixel => pixel.Alpha > 0) / 10, $"{name} changes {changed} pixels with its colour");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Draw_LaterAndFarther_Moves(string name)
    {
        var subject = SubjectCatalog.Of(name);
        using var before = Paint(subject, new Anim { T = .1, Ph = .1, Mv = 1, K = .4, Roll = 1, Lamp = 1 }, "teal");
        using var after = Paint(subject, new Anim { T = .5, Ph = .4, Mv = 1, K = .4, Roll = 5, Lamp = 1 }, "teal");
        if (name == "lighthouse") return; // Only its beam turns, which is drawn over the frame.
        Assert.NotEqual(before.Bytes, after.Bytes);
    }

    [Fact]
    public void Draw_Lighthouse_TurnsItsBeam()
    {
        Assert.True(SubjectCatalog.Of("lighthouse").Beam);
        var lengths = new[] { .0, 1.6, 3.1 }.Select(t => BeamOf(new Anim { T = t })).ToArray();
        Assert.Equal(3, lengths.Distinct().Count());
        Assert.All(lengths, length => Assert.InRange(Math.Abs(length), 0, 175));
    }

    private static double BeamOf(Anim anim)
    {
        using var picture = new SKBitmap(8, 8);
        using var canvas = new SKCanvas(picture);
        using var pen = new Pen(canvas, PenStyle.Painted) { Hero = true };
        SubjectCatalog.Of("lighthouse").Draw(pen, RampOf("white"), anim);
        return pen.Beam!.Value.Length;
    }

    private static IEnumerable<Anim> Moments()
    {
        foreach (var view in new[] { "side", "front", "back" })
        {
            for (var i = 0; i < 6; i++)
                yield return new Anim { T = i * .45, Ph = i * .17, Mv = i % 3 / 2.0, Roll = i * 4, Wind = i % 2, Lamp = i % 2, View = view, K = i / 6.0 };
        }
    }

    private static Ramp RampOf(string color) => new(color, Light.Make("day", "clear", "painted", new Mulberry32(1)));

    private static string SettingFor(string subject) => SceneNames.Settings.First(setting => ScenePlacing.Fits(subject, setting));

    private static SKBitmap Paint(SubjectDefinition subject, Anim anim, string color)
    {
        var picture = new SKBitmap(400, 320);
        using var canvas = new SKCanvas(picture);
        canvas.Translate(200, 200);
        using var pen = new Pen(canvas, PenStyle.Painted) { Hero = true };
        subject.Draw(pen, RampOf(color), anim);
        return picture;
    }

    private static (int Left, int Top, int Right, int Bottom) Painted(SKBitmap picture)
    {
        int left = picture.Width, top = picture.Height, right = -1, bottom = -1;
        var pixels = picture.Pixels;
        for (var i = 0; i < pixels.Length; i++)
        {
            if (pixels[i].Alpha < 16) continue;
            int x = i % picture.Width, y = i / picture.Width;
            left = Math.Min(left, x);
            right = Math.Max(right, x + 1);
            top = Math.Min(top, y);
            bottom = Math.Max(bottom, y + 1);
        }
        return (left, top, right, bottom);
    }
}
