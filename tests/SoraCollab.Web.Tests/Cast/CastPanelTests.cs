using Bunit;
using SoraCollab.Core;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Storyboards.Commands;
using SoraCollab.Web.Cast;
using SoraCollab.Web.Tests.MediaFiles;
using SoraCollab.Web.Tests.Studio;

namespace SoraCollab.Web.Tests.Cast;

public sealed class CastPanelTests(SharedStudio shared) : BoardContext(shared)
{
    [Fact]
    public async Task Panel_MemberAddedDescribedAndMentioned_JoinsThePrompt()
    {
        await OpenAsync();
        var panel = Draw<CastPanel>();
        await panel.Find("[data-new-cast]").InputAsync(new() { Value = " @Ines " });
        await panel.Find("form").SubmitAsync();
        Redraw(panel);
        await panel.Find("textarea").ChangeAsync(new() { Value = "a woman in a red coat" });
        Redraw(panel);
        await panel.Find(".mention").ClickAsync(new());
        Redraw(panel);

        Assert.Equal("A red balloon over a quiet bay. @Ines", Shot.Prompt);
        Assert.Equal(("Ines", "a woman in a red coat"), (Board.Current.Cast.Single().Name, Board.Current.Cast.Single().Description));
        Assert.Equal("In this shot", panel.Find("h3").TextContent);
        Assert.Empty(panel.FindAll(".mention"));
    }

    [Fact]
    public async Task Panel_PictureChosenAndHeldLess_IsKeptWithTheMember()
    {
        await OpenAsync("@Ines at the window", before: _ => new PutCastMember(new CastMember { Id = CastMemberId.New(), Name = "Ines" }));
        using var browser = Mara.CreateClient();
        var media = await TestPicture.UploadAsync(browser, Board.Current.Id);
        var panel = Draw<CastPanel>();
        await panel.Find("[data-uploaded]").ChangeAsync(new() { Value = media.Hash });
        Redraw(panel);
        Assert.Contains("0.30", panel.Find(".slide").TextContent);
        Assert.Contains("This picture goes to the model", panel.Find(".slide .hint").TextContent);
        await panel.Find("input[type=range]").ChangeAsync(new() { Value = "0" });
        Redraw(panel);

        Assert.Equal((media.Hash, 0.0), (Board.Current.Cast.Single().Pictures.Single(), Board.Current.Cast.Single().PictureHold));
        Assert.Contains("Words alone", panel.Find(".slide").TextContent);
        await panel.Find(".pictures button").ClickAsync(new());
        Assert.Empty(Board.Current.Cast.Single().Pictures);
    }

    [Fact]
    public async Task Panel_TwoChangesBeforeItIsDrawnAgain_KeepsBoth()
    {
        await OpenAsync("@Ines at the window", before: _ => new PutCastMember(new CastMember { Id = CastMemberId.New(), Name = "Ines" }));
        var panel = Draw<CastPanel>();
        await panel.Find("input.live").ChangeAsync(new() { Value = "Inés" });
        await panel.Find("textarea").ChangeAsync(new() { Value = "a woman in a red coat" });

        Assert.Equal(("Inés", "a woman in a red coat"), (Board.Current.Cast.Single().Name, Board.Current.Cast.Single().Description));
    }

    [Fact]
    public async Task Panel_NameThatIsTaken_IsRefusedAndStaysInTheField()
    {
        await OpenAsync(before: _ => new PutCastMember(new CastMember { Id = CastMemberId.New(), Name = "Ines" }));
        var panel = Draw<CastPanel>();
        await panel.Find("[data-new-cast]").InputAsync(new() { Value = "INES" });
        await panel.Find("form").SubmitAsync();

        Assert.Contains("Somebody named Ines", Board.LastRefusal);
        Assert.Equal("INES", panel.Find("[data-new-cast]").GetAttribute("value"));
        Assert.Single(Board.Current.Cast);
    }

    [Fact]
    public async Task CastInShot_Beats_CountAsWell()
    {
        await OpenAsync("@Ines at the window", before:
        [
            _ => new PutCastMember(new CastMember { Id = CastMemberId.New(), Name = "Tom" }), _ => new PutCastMember(new CastMember { Id = CastMemberId.New(), Name = "Ines" }),
            shot => new AddBeat(shot, BeatId.New(), 8, "@tom comes in"),
        ]);
        Assert.Equal(["Ines", "Tom"], Draw<CastInShot>().FindAll(".castc").Select(chip => chip.TextContent));
    }
}
