using SoraCollab.Core.Storyboards;

namespace SoraCollab.Core.Tests.Storyboards;

public sealed class OrderKeyTests
{
    [Fact]
    public void Between_RandomPlaces_AlwaysLiesBetween()
    {
        var random = new Random(1);
        var keys = new List<string>();
        for (var i = 0; i < 5000; i++)
        {
            var at = random.Next(keys.Count + 1);
            var (before, after) = (at > 0 ? keys[at - 1] : null, at < keys.Count ? keys[at] : null);
            var key = OrderKey.Between(before, after);
            Assert.True(OrderKey.IsValid(key));
            Assert.True(before is null || string.CompareOrdinal(before, key) < 0);
            Assert.True(after is null || string.CompareOrdinal(key, after) < 0);
            keys.Insert(at, key);
        }
        Assert.True(keys.Max(key => key.Length) < 40);
    }

    [Fact]
    public void Between_AThousandAtTheEnd_StaysShort()
    {
        string? last = null;
        for (var i = 0; i < 1000; i++) last = OrderKey.Between(last, null);
        Assert.True(last!.Length <= 20, last);
    }

    [Fact]
    public void Between_AThousandAtTheStart_LiesBeforeEachTime()
    {
        string? first = null;
        for (var i = 0; i < 1000; i++)
        {
            var key = OrderKey.Between(null, first);
            Assert.True(first is null || string.CompareOrdinal(key, first) < 0);
            first = key;
        }
    }

    [Theory]
    [InlineData("V", "V")]
    [InlineData("b", "a")]
    [InlineData("", null)]
    [InlineData("a0", null)]
    [InlineData("é", null)]
    public void Between_NoOrderKeysInOrder_Throws(string before, string? after) =>
        Assert.Throws<ArgumentException>(() => OrderKey.Between(before, after));
}
