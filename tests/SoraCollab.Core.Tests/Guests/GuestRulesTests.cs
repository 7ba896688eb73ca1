using SoraCollab.Core.Guests;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Storyboards.Commands;

namespace SoraCollab.Core.Tests.Guests;

public sealed class GuestRulesTests
{
    private static readonly ShotId Shot = ShotId.New();

    [Fact]
    public void RightFor_EachCommandOfTheStudio_IsGivenToNobodyButForNotesAndJudgements()
    {
        Assert.Equal(GuestRights.Comment, GuestRules.RightFor(new AddNote(Shot, NoteId.New(), TakeId.New(), 0, null, "Slower", [])));
        Assert.Equal(GuestRights.Comment, GuestRules.RightFor(new ReplyToNote(Shot, NoteId.New(), "Yes")));
        Assert.Equal(GuestRights.Approve, GuestRules.RightFor(new SetShotStatus(Shot, ShotStatus.Approved)));
        Assert.Equal(GuestRights.Approve, GuestRules.RightFor(new SetShotStatus(Shot, ShotStatus.Retake)));
        Assert.Null(GuestRules.RightFor(new SetShotStatus(Shot, ShotStatus.Draft)));
        Assert.Null(GuestRules.RightFor(new SetShotStatus(Shot, ShotStatus.ForReview)));
        Assert.Null(GuestRules.RightFor(new RemoveShot(Shot)));
        Assert.Null(GuestRules.RightFor(new UndoLast()));
        Assert.Null(GuestRules.RightFor(new ResolveNote(Shot, NoteId.New(), true)));
    }

    [Theory]
    [InlineData(0, 7, null, "rights 0")]
    [InlineData(2, 7, null, "rights 2")]
    [InlineData(17, 7, null, "rights 17")]
    [InlineData(1, 0, null, "0 days")]
    [InlineData(1, 91, null, "91 days")]
    [InlineData(1, 7, "short", "5 characters")]
    public void Check_TermsThatAreNotAllowed_NamesThem(int rights, int days, string? phrase, string named) =>
        Assert.Contains(named, Assert.Throws<GuestRefusedException>(() => GuestRules.Check(new GuestTerms((GuestRights)rights, TimeSpan.FromDays(days), phrase))).Message);

    [Fact]
    public void Check_EveryRightByItself_IsAllowed()
    {
        foreach (var right in Enum.GetValues<GuestRights>()) GuestRules.Check(new GuestTerms(GuestRights.View | right, TimeSpan.FromDays(90), "low tide at dawn"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    [InlineData("a\u0000b")]
    [InlineData("\u200B\u2060\uFEFF")]
    [InlineData("\u3164")]
    [InlineData("\u202Eevil")]
    [InlineData("…")]
    [InlineData("one\u2028two")]
    public void CheckName_ThatCannotBeShown_IsRefused(string? name) => Assert.Throws<GuestRefusedException>(() => GuestRules.CheckName(name));

    [Theory]
    [InlineData(" Priya Nair ", "Priya Nair")]
    [InlineData("王伟", "王伟")]
    [InlineData("O’Brien 2", "O’Brien 2")]
    [InlineData("می\u200Cخواهم", "می\u200Cخواهم")]
    public void CheckName_ThatPeopleHave_IsKept(string name, string kept) => Assert.Equal(kept, GuestRules.CheckName(name));

    // Not among the data above: attributes cannot carry half a character.
    [Fact]
    public void CheckName_WithHalfACharacter_IsRefused() => Assert.Throws<GuestRefusedException>(() => GuestRules.CheckName($"half {(char)0xD83D}"));

    [Fact]
    public void CheckName_TooLong_SaysHowLong() =>
        Assert.Contains("61 characters", Assert.Throws<GuestRefusedException>(() => GuestRules.CheckName(new string('a', 61))).Message);
}
