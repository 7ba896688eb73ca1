using Bunit;
using SoraCollab.Web.Layout;

namespace SoraCollab.Web.Tests.Layout;

public sealed class TopBarTests : BunitContext
{
    [Fact]
    public void Bar_InANarrowWindow_HasEveryPageInItsMenu()
    {
        var bar = Render<TopBar>(parameters => parameters.Add(bar => bar.Links, [new("Board", "b", true, 2), new("Shot", "s", false, 3), new("Members", "m", false)]));

        Assert.Equal("Board", bar.Find(".stages-menu > button").TextContent);
        Assert.Equal(["Board", "Shot", "Members"], bar.FindAll(".stages-menu .menu a").Select(link => link.TextContent));
        Assert.Equal("page", bar.Find(".stages-menu .menu a.on").GetAttribute("aria-current"));
    }
}
