using SoraCollab.Core.News;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Storyboards.Commands;
using SoraCollab.Core.Tests.Storyboards;

namespace SoraCollab.Core.Tests.News;

/// <summary>Who is told what of a change of the film.</summary>
public sealed class StoryboardNewsTests
{
    private static readonly UserId Ana = TestStoryboard.Ana;
    private static readonly UserId Ben = TestStoryboard.Ben;
    private static readonly UserId Founder = new("founder");
    private static readonly NewsReader[] Readers = [new(Ana, "Ana"), new(Ben, "Ben"), new(Founder, "Ana Berg"), new(new("cy"), "Cy")];
    private readonly TestStoryboard board = TestStoryboard.Create("a bay");
    private readonly TakeId take = TakeId.New();
    private readonly NoteId note = NoteId.New();

    public StoryboardNewsTests() => board.Do(UserId.Studio, TestStoryboard.Take(board.Shot, take));

    [Theory]
    [InlineData("@Ana look", "ana")]
    [InlineData("see @ana berg, please", "founder")]
    [InlineData("@Ana and @Cy", "ana cy")]
    [InlineData("@Ana, @Ana!", "ana")]
    [InlineData("ana@Cy.example, @Anaberg, @ Ana, @", "")]
    [InlineData("@Ben", "")]
    public void Mentions_OfANote_GoToWhoIsNamed_ButNotToTheWriter(string words, string told) =>
        Assert.Equal(told, string.Join(' ', Of(board.Do(Ben, Add(words))).Where(flash => flash.Kind == NewsKind.Mention).Select(flash => flash.To.Value).Order()));

    [Fact]
    public void EditOfANote_TellsOnlyWhoIsNewlyNamed()
    {
        board.Do(Ben, Add("@Ana look"));
        var flash = Assert.Single(Of(board.Do(Ben, new EditNote(board.Shot, note, "@Ana and @Cy look"))));
        Assert.Equal((new UserId("cy"), NewsKind.Mention, (NoteId?)note), (flash.To, flash.Kind, flash.Note));
    }

    [Fact]
    public void Reply_TellsTheNotesWriterAndWhoSpokeBefore_OnceEach()
    {
        board.Do(Ana, Add("Too dark"));
        board.Do(Ben, new ReplyToNote(board.Shot, note, "Agreed"));
        var told = Of(board.Do(new("cy"), new ReplyToNote(board.Shot, note, "@Ben then lift it")));
        // Ben is named and spoke before: he is told once, that he is named.
        Assert.Equal([(Ana, NewsKind.Reply), (Ben, NewsKind.Mention)], told.Select(flash => (flash.To, flash.Kind)).OrderBy(one => one.To.Value));
        Assert.Empty(Of(board.Do(Ana, new ResolveNote(board.Shot, note, true))));
    }

    [Fact]
    public void TakeThatANoteAskedFor_TellsItsWriter_AndNoOtherTakeDoes()
    {
        var retake = TakeId.New();
        board.Do(Ana, Add("Too dark"));
        board.Do(Ben, new LinkRetake(board.Shot, note, retake));
        Assert.Empty(Of(board.Do(UserId.Studio, TestStoryboard.Take(board.Shot, TakeId.New()))));
        var flash = Assert.Single(Of(board.Do(UserId.Studio, TestStoryboard.Take(board.Shot, retake))));
        Assert.Equal((Ana, NewsKind.Retake, (TakeId?)retake, "Too dark"), (flash.To, flash.Kind, flash.Take, flash.Words));
    }

    [Fact]
    public void Status_TellsWhoAddedTheShot_ButNotWhoSetIt()
    {
        var flash = Assert.Single(Of(board.Do(Ben, new SetShotStatus(board.Shot, ShotStatus.Approved))), one => one.To == Founder);
        Assert.Equal((NewsKind.Status, "Approved"), (flash.Kind, flash.Words));
        Assert.DoesNotContain(Of(board.Do(Founder, new SetShotStatus(board.Shot, ShotStatus.Retake))), one => one.To == Founder);
    }

    [Fact]
    public void UndoAndRedo_AndPeopleWhoAreNotOnTheProject_AreToldNothing()
    {
        board.Do(Ben, Add("@Ana look"));
        board.Do(Ben, new RemoveNote(board.Shot, note));
        Assert.Empty(Of(board.Do(Ben, new UndoLast())));
        Assert.Empty(Of(board.Do(Ben, new RedoLast())));
        var entry = board.Do(Ben, new AddNote(board.Shot, NoteId.New(), take, 3, null, "@Ana look", []));
        Assert.Empty(StoryboardNews.Of(entry, board.Current, [new(Ben, "Ben")]));
    }

    private AddNote Add(string words) => new(board.Shot, note, take, 3, null, words, []);

    private IReadOnlyList<NewsFlash> Of(StoryboardLogEntry entry) => StoryboardNews.Of(entry, board.Current, Readers);
}
