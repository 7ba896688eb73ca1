using Bunit;
using SoraCollab.Web.Shared;

namespace SoraCollab.Web.Tests.Shared;

public sealed class LiveFieldTests : BunitContext
{
    [Fact]
    public void Field_ChangedText_IsSentTrimmed()
    {
        var sent = new List<string>();
        var field = Render<LiveField>(parameters => parameters.Add(field => field.Label, "Title").Add(field => field.Value, "Old").Add(field => field.OnCommit, sent.Add));

        field.Find("input").Change("  New title ");

        Assert.Equal(["New title"], sent);
    }

    [Theory]
    [InlineData("", "Untitled", 8)]
    [InlineData("The balloon lifts", "Untitled", 17)]
    [InlineData("", "", 4)]
    public void Field_Size_FollowsItsText(string value, string placeholder, int size)
    {
        var field = Render<LiveField>(parameters => parameters.Add(field => field.Label, "Title").Add(field => field.Value, value).Add(field => field.Placeholder, placeholder));

        Assert.Equal(size.ToString(System.Globalization.CultureInfo.InvariantCulture), field.Find("input").GetAttribute("size"));
    }

    [Fact]
    public void Field_UnchangedText_IsNotSent()
    {
        var sent = new List<string>();
        var field = Render<LiveField>(parameters => parameters.Add(field => field.Label, "Title").Add(field => field.Value, "Old").Add(field => field.OnCommit, sent.Add));

        field.Find("input").Change("Old");

        Assert.Empty(sent);
    }
}
