using SkiaSharp;
using SoraCollab.Training.World;
using SoraCollab.Training.World.Settings;
using SoraCollab.Training.World.Subjects;

namespace SoraCollab.Training.Tests.World.Settings;

public class SettingCatalogTests
{
    public static TheoryData<string> Names => [.. SceneNames.Settings];

    [Fact]
    public void Names_Catalog_AreThoseOfScenes() => Assert.Equal(SceneNames.Settings.Order(), SettingCatalog.Names.Order());

    [Fact]
    public void Of_UnknownSetting_NamesIt() =>
        Assert.Contains("swamp", Assert.Throws<ArgumentException>(() => SettingCatalog.Of("swamp")).Message);

    [Fact]
    public void Of_ReferenceSeeds_LaysOutTheSame() => Assert.All(ReferenceLayout.ReadAll(), reference =>
    {
        var (build, next) = reference.Rebuild();
        Assert.Equal(reference.Next, next, 1e-8);
        Assert.Equal(reference.Horizon, build.Hz, 1e-5);
        Assert.Equal(reference.Layers, build.Items.OfType<Layer>().Select(layer => Math.Round(layer.Z, 6)));
        var stages = build.Items.OfType<Stage>().ToArray();
        Assert.Equal(reference.Stages.Select(stage => (stage.Kinds, stage.Decal)), stages.Select(stage => (string.Join(' ', stage.Kinds), stage.Decal)));
        Assert.All(reference.Stages.Zip(stages), pair =>
        {
            Assert.Equal(pair.First.FarY, pair.Second.Far.Y, 1e-5);
            Assert.Equal(pair.First.FarScale, pair.Second.Far.Scale, 1e-9);
            Assert.Equal(pair.First.NearY, pair.Second.Near.Y, 1e-5);
            Assert.Equal(pair.First.NearScale, pair.Second.Near.Scale, 1e-9);
            Assert.Equal(pair.First.Z, pair.Second.Z, 1e-9);
        });
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void Of_AnySetting_PaintsAllOfItsMargins(string name)
    {
        using var picture = Paint(name, "dusk", "rain", 11);
        for (var y = 0; y < picture.Height; y++)
        {
            for (var x = 0; x < picture.Width; x++)
                Assert.True(picture.GetPixel(x, y).Alpha == 255, $"{name} leaves a gap at {x}, {y}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Of_SameSeed_PaintsTheSamePixels(string name)
    {
        using var first = Paint(name, "night", "wind", 5);
        using var second = Paint(name, "night", "wind", 5);
        Assert.Equal(first.Bytes, second.Bytes);
    }

    [Fact]
    public void Of_EverySubjectThatFits_HasAStageForIt()
    {
        string[] railed = ["canyon", "desert", "meadow", "snowfield"];
        foreach (var name in SceneNames.Settings)
        {
            var kinds = Build(name, "day", "clear", 3).Items.OfType<Stage>().SelectMany(stage => stage.Kinds).Append("frame").ToHashSet();
            if (railed.Contains(name)) kinds.Add("rail");
            Assert.All(SubjectCatalog.All.Where(subject => ScenePlacing.Fits(subject.Name, name)),
                subject => Assert.Contains(subject.Homes, kinds.Contains));
        }
    }

    private static Build Build(string name, string time, string weather, uint seed)
    {
        var random = new Mulberry32(seed);
        var build = new Build(180, 180, Light.Make(time, weather, "painted", random), random, (38, 24), seed) { Time = time };
        SettingCatalog.Of(name)(build);
        return build;
    }

    // A third of a pixel to the unit: gaps of the design's size are found, and it is quick.
    private static SKBitmap Paint(string name, string time, string weather, uint seed)
    {
        const float scale = 1 / 3f;
        var build = Build(name, time, weather, seed);
        var picture = new SKBitmap((int)((build.X1 - build.X0) * scale), (int)((build.Y1 - build.Y0) * scale));
        using var canvas = new SKCanvas(picture);
        canvas.Scale(scale);
        canvas.Translate((float)-build.X0, (float)-build.Y0);
        using var pen = new Pen(canvas, PenStyle.Painted);
        foreach (var layer in build.Items.OfType<Layer>())
        {
            layer.Draw?.Invoke(pen);
            layer.DrawAt?.Invoke(pen, .7);
        }
        return picture;
    }
}
