using SoraCollab.Training.Evaluation;

namespace SoraCollab.Training.Tests.Evaluation;

public sealed class FrechetDistanceTests
{
    private static readonly float[][] Features = [.. Draw(new Random(3), 40)];

    [Fact]
    public void Between_ASetAndItself_IsNothing() => Assert.Equal(0, FrechetDistance.Between(Features, Features), 1e-6);

    [Fact]
    public void Between_ASetAndItselfMoved_IsTheSquareOfTheWay()
    {
        var moved = Features.Select(row => new[] { row[0] + 3, row[1], row[2] - 4 }).ToArray();
        Assert.Equal(25, FrechetDistance.Between(Features, moved), 1e-4);
    }

    [Fact]
    public void Between_ASetAndItselfStretched_IsTheSquareOfTheDeviationsDifference()
    {
        // One axis with deviation s against 3 s: (3 s - s)².
        float[][] narrow = [[-1f], [1f], [-1f], [1f]], wide = [[-3f], [3f], [-3f], [3f]];
        Assert.Equal(4 * 4.0 / 3, FrechetDistance.Between(narrow, wide), 1e-6);
    }

    [Fact]
    public void Between_OneClip_IsRefused() => Assert.Throws<ArgumentException>(() => FrechetDistance.Between(Features[..1], Features));

    private static IEnumerable<float[]> Draw(Random random, int count)
    {
        for (var i = 0; i < count; i++) yield return [random.NextSingle(), random.NextSingle() * 2, random.NextSingle()];
    }
}
