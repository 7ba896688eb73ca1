using Bunit;
using SoraCollab.Core;
using SoraCollab.Core.Prompts;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Storyboards.Commands;
using SoraCollab.Web.Presets;
using SoraCollab.Web.Tests.Studio;

namespace SoraCollab.Web.Tests.Presets;

public sealed class PresetTests(SharedStudio shared) : BoardContext(shared)
{
    [Fact]
    public async Task Style_WrittenRenamedAndLeft_JoinsThePromptWhileItIsFollowed()
    {
        await OpenAsync();
        var style = Draw<WordsPresets>(parameters => parameters.Add(part => part.Kind, PresetKind.Style));
        await style.Find("[data-new-preset]").ClickAsync(new());
        await style.Find("textarea").ChangeAsync(new() { Value = "Ink on paper, soft grain." });
        Redraw(style);

        Assert.Equal("A red balloon over a quiet bay. Ink on paper, soft grain.", PromptReading.Of(Board.Current, Shot).Prompt);
        Assert.Equal("Ink on paper", Board.Current.Presets.Single().Name);
        await style.Find("input.live").ChangeAsync(new() { Value = "Ink" });
        Redraw(style);
        Assert.Equal(["None", "Ink"], style.FindAll("option").Select(option => option.TextContent));

        await style.Find("select").ChangeAsync(new() { Value = "" });
        Assert.Equal("A red balloon over a quiet bay.", PromptReading.Of(Board.Current, Shot).Prompt);
        Assert.Single(Board.Current.Presets);
    }

    [Fact]
    public async Task Style_TwoChangesBeforeItIsDrawnAgain_KeepsBoth()
    {
        var ink = PresetId.New();
        await OpenAsync(before: [_ => new PutPreset(new Preset { Id = ink, Kind = PresetKind.Style, Name = "Ink", Words = "Ink" }), shot => new SetShotPresets(shot, ink, null)]);
        var style = Draw<WordsPresets>(parameters => parameters.Add(part => part.Kind, PresetKind.Style));
        await style.Find("input.live").ChangeAsync(new() { Value = "Wash" });
        await style.Find("textarea").ChangeAsync(new() { Value = "Ink wash on wet paper" });

        Assert.Equal(("Wash", "Ink wash on wet paper"), (Board.Current.Presets.Single().Name, Board.Current.Presets.Single().Words));
    }

    [Fact]
    public async Task Format_ForAMemberWhoMayOnlyLook_CannotBePressed()
    {
        await OpenAsync(mayChange: false, before: shot => new PutPreset(new Preset { Id = PresetId.New(), Kind = PresetKind.Format, Name = "Small", Format = ShotFormat.Default }));
        var buttons = Draw<FormatPresets>().FindAll("button");
        Assert.NotEmpty(buttons);
        Assert.All(buttons, button => Assert.True(button.HasAttribute("disabled")));
    }

    [Fact]
    public async Task Camera_Chosen_LeavesTheStyleAsItIs()
    {
        var (ink, steady) = (PresetId.New(), PresetId.New());
        await OpenAsync(before:
        [
            _ => new PutPreset(new Preset { Id = ink, Kind = PresetKind.Style, Name = "Ink", Words = "Ink" }),
            _ => new PutPreset(new Preset { Id = steady, Kind = PresetKind.Camera, Name = "Steady", Words = "Static camera" }),
            shot => new SetShotPresets(shot, ink, null),
        ]);
        await Draw<WordsPresets>(parameters => parameters.Add(part => part.Kind, PresetKind.Camera)).Find("select").ChangeAsync(new() { Value = steady.ToString() });
        Assert.Equal(new ShotPresets(ink, steady), Shot.Presets);
    }

    [Fact]
    public async Task Format_KeptAndApplied_SetsSizeAndLength()
    {
        await OpenAsync();
        var first = Shot.Format;
        var formats = Draw<FormatPresets>();
        await formats.Find("[data-keep-format]").ClickAsync(new());
        Redraw(formats);
        Assert.Empty(formats.FindAll("[data-keep-format]"));
        await Board.SendAsync(new SetShotFormat(ShotId, first with { Width = 64, FrameCount = 9 }));
        Redraw(formats);
        await formats.Find("button.chip").ClickAsync(new());
        Assert.Equal(first, Shot.Format);
    }
}
