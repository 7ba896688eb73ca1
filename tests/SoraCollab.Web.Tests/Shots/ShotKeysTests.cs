using Bunit;
using SoraCollab.Web.Shots;

namespace SoraCollab.Web.Tests.Shots;

public sealed class ShotKeysTests : BunitContext
{
    [Fact]
    public void Keys_OfTheShot_AreListedInAClosedDialogThatCanBeClosed()
    {
        var page = Render<ShotKeys>();

        Assert.False(page.Find("dialog[data-keys]").HasAttribute("open"));
        Assert.NotNull(page.Find("form[method=dialog] button[aria-label='Close the keys']"));
        Assert.Equal(ShotKeys.Keys.Select(entry => entry.Deed), page.FindAll("dd").Select(deed => deed.TextContent));
    }
}
