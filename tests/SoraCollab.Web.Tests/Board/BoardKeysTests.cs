using Bunit;
using SoraCollab.Web.Board;

namespace SoraCollab.Web.Tests.Board;

public sealed class BoardKeysTests : BunitContext
{
    [Fact]
    public void Keys_OfTheBoard_AreListedInAClosedDialogThatCanBeClosed()
    {
        var page = Render<BoardKeys>();

        Assert.False(page.Find("dialog[data-keys]").HasAttribute("open"));
        Assert.NotNull(page.Find("form[method=dialog] button[aria-label='Close the keys']"));
        Assert.Equal(BoardKeys.Keys.Select(entry => entry.Deed), page.FindAll("dd").Select(deed => deed.TextContent));
        Assert.Contains("G", page.FindAll("kbd").Select(key => key.TextContent));
    }
}
