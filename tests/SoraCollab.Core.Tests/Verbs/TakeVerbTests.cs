using System.Text.Json;
using SoraCollab.Core.Jobs;
using SoraCollab.Core.Takes;
using SoraCollab.Core.Verbs;

namespace SoraCollab.Core.Tests.Verbs;

public sealed class TakeVerbTests
{
    [Fact]
    public void Json_EveryVerb_ReadsBackEqualUnderItsName()
    {
        Assert.Equal(typeof(TakeVerb).Assembly.GetTypes().Count(type => type.BaseType == typeof(TakeVerb)), TestVerbs.All().Length);
        foreach (var verb in TestVerbs.All())
        {
            var json = JsonSerializer.Serialize(verb, StudioJson.Options);
            Assert.Contains($"\"kind\":\"{verb.Name}\"", json);
            var read = JsonSerializer.Deserialize<TakeVerb>(json, StudioJson.Options)!;
            Assert.Equal(verb, read);
            Assert.Equal(verb.GetHashCode(), read.GetHashCode());
        }
    }

    [Fact]
    public void Equals_OtherContent_Differs()
    {
        var verb = new PictureTake([new(TestVerbs.Footage(), 0, 0, 1)]);
        Assert.NotEqual(verb, new PictureTake([new(TestVerbs.Footage(), 0, 0, 0.9)]));
        Assert.NotEqual<TakeVerb>(verb, new NewTake());
        Assert.NotEqual(new ExtendTake(TestVerbs.Footage(), 8, 0), new ExtendTake(TestVerbs.Footage(), 0, 8));
    }

    [Fact]
    public void WithSources_EveryVerb_ReplacesWhatItReads()
    {
        foreach (var verb in TestVerbs.All())
        {
            var seen = new List<Footage>();
            var replaced = verb.WithSources(source =>
            {
                seen.Add(source);
                return source with { MediaHash = new string('c', 64) };
            });
            Assert.Equal(verb.Sources, seen);
            Assert.All(replaced.Sources, source => Assert.Equal(new string('c', 64), source.MediaHash));
            Assert.Equal(verb, replaced.WithSources(source => source with { MediaHash = new string('a', 64) }));
        }
    }

    [Fact]
    public void JobOrder_WithoutVerb_ReadsAsTextToVideo()
    {
        var order = JsonSerializer.Deserialize<JobOrder>(
            """{"prompt":"a bay","format":{"width":256,"height":160,"frameCount":25,"frameRate":12},"seed":7,"model":"m"}""", StudioJson.Options)!;
        Assert.Equal((new NewTake(), new ValueList<PromptBeat>([]), null), (order.Verb, order.Beats, order.VariationGroup));
    }

    [Fact]
    public void JobOrder_WithEverything_ReadsBackEqual()
    {
        foreach (var verb in TestVerbs.All())
        {
            var order = new JobOrder { Prompt = "p", Format = TestVerbs.Format, Seed = 1, Model = "m", Verb = verb, Beats = [new(0, "a"), new(8, "b")], VariationGroup = Guid.NewGuid() };
            Assert.Equal(order, JsonSerializer.Deserialize<JobOrder>(JsonSerializer.Serialize(order, StudioJson.Options), StudioJson.Options));
            Assert.NotEqual(order, order with { Beats = [new(0, "a"), new(8, "c")] });
        }
    }

    [Fact]
    public void TakeRecipe_WithoutVerb_ReadsAsTextToVideoWithoutParents()
    {
        var recipe = JsonSerializer.Deserialize<TakeRecipe>(
            """{"prompt":"a","model":"m","modelHash":"h","seed":1,"steps":2,"guidanceScale":3,"format":{"width":256,"height":160,"frameCount":25,"frameRate":12},"hostName":"n"}""",
            StudioJson.Options)!;
        Assert.Equal(new NewTake(), recipe.Verb);
        Assert.Empty(recipe.Parents);
    }

    [Fact]
    public void Parents_TakesAmongFootage_AreNamedOnce()
    {
        var (first, second) = (TakeId.New(), TakeId.New());
        var verb = new PictureTake([
            new(TestVerbs.Footage(take: first), 0, 0, 1), new(TestVerbs.Footage(take: second), 0, 8, 1), new(TestVerbs.Footage(take: first), 0, 16, 1),
            new(TestVerbs.Footage(1), 0, 24, 1)]);
        var recipe = Storyboards.TestStoryboard.Take(ShotId.New()).Recipe with { Verb = verb };
        Assert.Equal([first, second], recipe.Parents);
    }

    [Theory]
    [InlineData("""{"kind":"fly"}""")]
    [InlineData("""{"kind":"extend","source":null,"framesBefore":1,"framesAfter":1}""")]
    [InlineData("""{"kind":"picture","pictures":[null]}""")]
    [InlineData("""{"kind":"picture","pictures":null}""")]
    public void Json_Malformed_IsRefused(string json) =>
        Assert.ThrowsAny<JsonException>(() => JsonSerializer.Deserialize<TakeVerb>(json, StudioJson.Options));

    [Theory]
    [InlineData(InfluenceShape.Even, 0.5)]
    [InlineData(InfluenceShape.Ease, 0.5)]
    [InlineData(InfluenceShape.Late, 0.1)]
    public void InfluenceCurve_Shapes_RiseFromNothingToAll(InfluenceShape shape, double middle)
    {
        var curve = shape switch { InfluenceShape.Even => InfluenceCurve.Even, InfluenceShape.Ease => InfluenceCurve.Ease, _ => InfluenceCurve.Late };
        Assert.Equal(0, curve.At(0), 6);
        Assert.Equal(1, curve.At(1), 6);
        Assert.Equal(middle, curve.At(0.5), 1);
        Assert.True(Enumerable.Range(0, 100).All(i => curve.At(i / 100.0) <= curve.At((i + 1) / 100.0)));
        if (shape == InfluenceShape.Even) Assert.Equal(0.3, curve.At(0.3), 6);
    }

    [Fact]
    public void FrameCountAt_OtherRate_PlaysAsLong()
    {
        Assert.Equal(25, TestVerbs.Footage().FrameCountAt(12));
        Assert.Equal(40, TestVerbs.Footage(100, 30).FrameCountAt(12));
        Assert.Equal(1, TestVerbs.Footage(2, 60).FrameCountAt(12));
        Assert.Equal(1, TestVerbs.Footage(1, 0.1).FrameCountAt(60));
    }
}
