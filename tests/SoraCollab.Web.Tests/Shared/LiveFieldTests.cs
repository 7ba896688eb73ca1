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

    [Fact]
    public void Field_UnchangedText_IsNotSent()
    {
        var sent = new List<string>();
        var field = Render<LiveField>(parameters => parameters.Add(field => field.Label, "Title").Add(field => field.Value, "Old").Add(field => field.OnCommit, sent.Add));

        field.Find("input").Change("Old");

        Assert.Empty(sent);
    }
}
