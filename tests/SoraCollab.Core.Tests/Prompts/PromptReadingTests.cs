using SoraCollab.Core.Prompts;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Storyboards.Commands;
using SoraCollab.Core.Tests.Storyboards;

namespace SoraCollab.Core.Tests.Prompts;

public sealed class PromptReadingTests
{
    [Theory]
    [InlineData("A bay.", "A bay.")]
    [InlineData("@Mara lifts her lamp.", "Mara, a woman in a red coat, lifts her lamp.")]
    [InlineData("The lamp of @mara.", "The lamp of Mara, a woman in a red coat.")]
    [InlineData("@Mara and @Mara", "Mara, a woman in a red coat, and Mara")]
    [InlineData("@Old Tom rows", "Old Tom, a bearded man, rows")]
    [InlineData("@Old rows", "Old rows")]
    [InlineData("@Maras lamp", "Maras lamp")]
    [InlineData("write to mara@Mara.example", "write to mara@Mara.example")]
    [InlineData("@Dog barks", "Dog barks")]
    [InlineData("@Bob waits @ home", "Bob waits @ home")]
    [InlineData("@", "@")]
    [InlineData("@@Mara", "@Mara, a woman in a red coat")]
    public void Of_Mentions_AreDescribedOnce(string written, string read) =>
        Assert.Equal(read, PromptReading.Of(Board("").Current, new Shot { Id = ShotId.New(), Order = "V", Prompt = written }).Prompt);

    [Fact]
    public void Of_BeatsAndPresets_AreReadWhole()
    {
        var board = Board("@Mara at the window");
        var (style, camera) = (PresetId.New(), PresetId.New());
        board.Do(TestStoryboard.Ana, new PutPreset(new Preset { Id = style, Kind = PresetKind.Style, Name = "Ink", Words = "Ink on paper." }));
        board.Do(TestStoryboard.Ana, new PutPreset(new Preset { Id = camera, Kind = PresetKind.Camera, Name = "Dolly", Words = "Slow dolly in" }));
        board.Do(TestStoryboard.Ana, new SetShotPresets(board.Shot, style, camera));
        board.Do(TestStoryboard.Ana, new AddBeat(board.Shot, BeatId.New(), 8, "@Old Tom knocks!"));
        var reading = PromptReading.Of(board.Current, board.Current.FindShot(board.Shot)!);
        Assert.Equal("Mara, a woman in a red coat, at the window. Slow dolly in. Ink on paper.", reading.Prompt);
        Assert.Equal(
            [new(8, "Mara, a woman in a red coat, at the window. Old Tom, a bearded man, knocks! Slow dolly in. Ink on paper.")], reading.Beats);

        board.Do(TestStoryboard.Ana, new RemovePreset(camera));
        board.Do(TestStoryboard.Ana, new RemoveCastMember(CastRules.FindByName(board.Current, "mara")!.Id));
        Assert.Equal("Mara at the window. Ink on paper.", PromptReading.Of(board.Current, board.Current.FindShot(board.Shot)!).Prompt);
        Assert.Equal("Night. Ink on paper.", PromptReading.Of(board.Current, board.Current.FindShot(board.Shot)!, "Night").Prompt);
    }

    [Fact]
    public void Mentioned_SeveralMembers_AreNamedOnceInOrder()
    {
        var board = Board("");
        Assert.Equal(["Old Tom", "Mara"], PromptReading.Mentioned(board.Current, "@old tom, @MARA and @Old Tom; @Bob").Select(member => member.Name));
    }

    private static TestStoryboard Board(string prompt)
    {
        var board = TestStoryboard.Create(prompt);
        foreach (var (name, description) in new[] { ("Mara", "a woman in a red coat."), ("Old Tom", " a bearded man "), ("Dog", "") })
            board.Do(TestStoryboard.Ana, new PutCastMember(new CastMember { Id = CastMemberId.New(), Name = name, Description = description }));
        return board;
    }
}
