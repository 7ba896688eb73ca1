using Bunit;
using SoraCollab.Web.Camera;
using SoraCollab.Web.Tests.Studio;

namespace SoraCollab.Web.Tests.Camera;

public sealed class CameraChipsTests(SharedStudio shared) : BoardContext(shared)
{
    [Fact]
    public async Task Chips_Pressed_WriteReplaceAndTakeBackTheirWords()
    {
        await OpenAsync("A red balloon over a quiet bay. Slow pan left.");
        var chips = Draw<CameraChips>();
        Assert.Equal(["Pan left"], On());
        await PressAsync("Tilt up");
        await PressAsync("35 mm");
        Assert.Equal("A red balloon over a quiet bay. Slow tilt up. 35 mm lens.", Shot.Prompt);
        Assert.Equal(["Tilt up", "35 mm"], On());
        await PressAsync("Tilt up");
        Assert.Equal("A red balloon over a quiet bay. 35 mm lens.", Shot.Prompt);
        // What one person writes in one go is taken back in one go.
        await Board.UndoAsync();
        Assert.Equal("A red balloon over a quiet bay. Slow pan left.", Shot.Prompt);

        IEnumerable<string> On() => chips.FindAll("[aria-pressed=true]").Select(chip => chip.TextContent);
        async Task PressAsync(string name)
        {
            await chips.FindAll(".chip").Single(chip => chip.TextContent == name).ClickAsync(new());
            Redraw(chips);
        }
    }
}
