using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Storyboards.Commands;
using SoraCollab.Core.Storyboards.Events;
using SoraCollab.Core.Text;

namespace SoraCollab.Core.Tests.Storyboards;

public sealed class StoryboardDeciderTests
{
    private readonly TestStoryboard board = TestStoryboard.Create("a bay");

    [Fact]
    public void Decide_SameOperationTwice_GivesTheStoredAnswer()
    {
        var operation = OperationId.New();
        var first = board.Do(TestStoryboard.Ana, new RenameProject("Tide"), operation: operation);
        var version = board.Current.Version;
        var again = board.Decide(TestStoryboard.Ana, new RenameProject("Tide"), operation: operation);
        Assert.True(again.IsRepeat);
        Assert.Same(first, again.Entry);
        Assert.Equal(version, board.Current.Version);
    }

    [Fact]
    public void Decide_OperationIdOfAnother_IsRefused()
    {
        var operation = OperationId.New();
        board.Do(TestStoryboard.Ana, new RenameProject("Tide"), operation: operation);
        Assert.Throws<NotAllowedException>(() => board.Decide(TestStoryboard.Ben, new RenameProject("Ebb"), operation: operation));
    }

    [Fact]
    public void Decide_ShotThatWasRemoved_IsRefusedByName()
    {
        var seen = board.Current.Version;
        board.Do(TestStoryboard.Ben, new RemoveShot(board.Shot));
        var refusal = Assert.Throws<ShotNotFoundException>(() =>
            board.Decide(TestStoryboard.Ana, new EditPrompt(board.Shot, TextOperation.Between("a bay", "the bay")), seen));
        Assert.Contains("removed", refusal.Message);
        Assert.Throws<ShotNotFoundException>(() => board.Decide(UserId.Studio, TestStoryboard.Take(ShotId.New())));
    }

    [Fact]
    public void Decide_UnknownIds_AreRefusedByName()
    {
        Assert.Throws<SceneNotFoundException>(() => board.Decide(TestStoryboard.Ana, new RenameScene(SceneId.New(), "x")));
        Assert.Throws<ShotNotFoundException>(() => board.Decide(TestStoryboard.Ana, new SetShotTitle(ShotId.New(), "x")));
        Assert.Throws<ShotNotFoundException>(() => board.Decide(TestStoryboard.Ana, new AddShot(ShotId.New(), board.Scene, 1, After: ShotId.New())));
        Assert.Throws<TakeNotFoundException>(() => board.Decide(TestStoryboard.Ana, new ChooseTake(board.Shot, TakeId.New())));
        Assert.Throws<AlreadyExistsException>(() => board.Decide(TestStoryboard.Ana, new AddShot(board.Shot, board.Scene, 1)));
        Assert.Throws<AlreadyExistsException>(() => board.Decide(TestStoryboard.Ana, new AddScene(board.Scene, "x")));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(99)]
    public void Decide_ImpossibleBaseVersion_IsRefused(long version) =>
        Assert.Throws<InvalidBaseVersionException>(() => board.Decide(TestStoryboard.Ana, new RenameProject("x"), version));

    [Fact]
    public void Decide_BaseVersionOlderThanTheLog_IsRefused()
    {
        var history = StoryboardHistory.Load(board.Current, board.Log, capacity: 1);
        var envelope = new CommandEnvelope
        {
            OperationId = OperationId.New(),
            ProjectId = board.Current.Id,
            BaseVersion = 0,
            Actor = TestStoryboard.Ana,
            Command = new EditPrompt(board.Shot, TextOperation.Between("", "x")),
        };
        var refusal = Assert.Throws<InvalidBaseVersionException>(() => StoryboardDecider.Decide(history, envelope, DateTimeOffset.UnixEpoch));
        Assert.Contains("since version 1", refusal.Message);
    }

    [Fact]
    public void Decide_ConcurrentEdits_KeepBothPeoplesWords()
    {
        var seen = board.Current.Version;
        board.Do(TestStoryboard.Ana, new EditPrompt(board.Shot, TextOperation.Between("a bay", "a quiet bay")), seen);
        board.Do(TestStoryboard.Ben, new EditPrompt(board.Shot, TextOperation.Between("a bay", "a bay at dusk")), seen);
        Assert.Equal("a quiet bay at dusk", board.Prompt);
    }

    [Fact]
    public void Decide_ConcurrentEditOfAnotherShot_LeavesTheEditAlone()
    {
        var other = ShotId.New();
        board.Do(TestStoryboard.Ben, new AddShot(other, board.Scene, 1, Prompt: "rain"));
        var seen = board.Current.Version;
        board.Do(TestStoryboard.Ben, new EditPrompt(other, TextOperation.Between("rain", "heavy rain")), seen);
        board.Do(TestStoryboard.Ana, new EditPrompt(board.Shot, TextOperation.Between("a bay", "a big bay")), seen);
        Assert.Equal("a big bay", board.Prompt);
    }

    [Fact]
    public void Decide_PromptOverTheLimit_IsRefusedSayingTheLimit()
    {
        var refusal = Assert.Throws<InvalidPromptException>(() =>
            board.Decide(TestStoryboard.Ana, new EditPrompt(board.Shot, TextOperation.Between("a bay", new string('x', 2001)))));
        Assert.Contains("2000", refusal.Message);
        Assert.Contains("2001", refusal.Message);
        board.Type(TestStoryboard.Ana, "a bay", new string('x', 2000));
        Assert.Equal(2000, board.Prompt.Length);
    }

    [Fact]
    public void Decide_EditThatSplitsAPair_IsRefused()
    {
        board.Type(TestStoryboard.Ana, "a bay", "🎬");
        var half = new TextOperationBuilder().Retain(1).Delete(1).Build();
        Assert.Throws<InvalidPromptException>(() => board.Decide(TestStoryboard.Ana, new EditPrompt(board.Shot, half)));
        Assert.Throws<InvalidPromptException>(() => board.Decide(TestStoryboard.Ana, new AddShot(ShotId.New(), board.Scene, 1, Prompt: "\ud83c")));
    }

    [Fact]
    public void Decide_EditOfTheWrongLength_IsRefused() => Assert.Throws<InvalidPromptException>(() =>
        board.Decide(TestStoryboard.Ana, new EditPrompt(board.Shot, TextOperation.Between("something else", "x"))));

    [Theory]
    [InlineData(0, 160, 25, 12.0, "width")]
    [InlineData(256, 4096, 25, 12.0, "height")]
    [InlineData(256, 160, 0, 12.0, "frames")]
    [InlineData(256, 160, 722, 12.0, "721")]
    [InlineData(256, 160, 25, 0.0, "frame rate")]
    [InlineData(256, 160, 25, double.NaN, "frame rate")]
    [InlineData(256, 160, 25, 120.0, "60")]
    public void Decide_FormatOutOfRange_IsRefusedSayingWhatIsAllowed(int width, int height, int frames, double rate, string names)
    {
        var format = new ShotFormat(width, height, frames, rate);
        var refusal = Assert.Throws<InvalidFormatException>(() => board.Decide(TestStoryboard.Ana, new SetShotFormat(board.Shot, format)));
        Assert.Contains(names, refusal.Message);
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(1001, null)]
    [InlineData(null, -1.0)]
    [InlineData(null, double.PositiveInfinity)]
    [InlineData(null, double.NaN)]
    public void Decide_SamplingOutOfRange_IsRefused(int? steps, double? guidance) =>
        Assert.Throws<InvalidSamplingException>(() => board.Decide(TestStoryboard.Ana, new SetShotSampling(board.Shot, steps, guidance)));

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("two\nlines")]
    public void Decide_TitleThatIsNone_IsRefused(string title) =>
        Assert.Throws<InvalidTextException>(() => board.Decide(TestStoryboard.Ana, new RenameProject(title)));

    [Fact]
    public void Decide_TitleWithALoneSurrogate_IsRefused() =>
        Assert.Throws<InvalidTextException>(() => board.Decide(TestStoryboard.Ana, new RenameProject("a\udc00")));

    [Fact]
    public void Decide_TitleOf201Characters_IsRefused() => Assert.Throws<InvalidTextException>(() =>
        board.Decide(TestStoryboard.Ana, new SetShotTitle(board.Shot, new string('x', 201))));

    [Fact]
    public void Decide_TakeTwice_AddsOneTake()
    {
        var take = TestStoryboard.Take(board.Shot);
        board.Do(UserId.Studio, take);
        Assert.Empty(board.Do(UserId.Studio, take).Events);
        Assert.Equal(1, Assert.Single(board.Current.FindShot(board.Shot)!.Takes).Number);
        board.Do(UserId.Studio, TestStoryboard.Take(board.Shot));
        Assert.Equal([1, 2], board.Current.FindShot(board.Shot)!.Takes.Select(added => added.Number));
    }

    [Fact]
    public void Decide_TakeFromAPerson_IsRefused() =>
        Assert.Throws<NotAllowedException>(() => board.Decide(TestStoryboard.Ana, TestStoryboard.Take(board.Shot)));

    [Fact]
    public void Decide_SameValue_ChangesNothing() =>
        Assert.Empty(board.Do(TestStoryboard.Ana, new SetShotTitle(board.Shot, "Wide")).Events);

    [Fact]
    public void Decide_Duplicate_CopiesAllButTakesStatusAndWhoAddedIt()
    {
        board.Do(UserId.Studio, TestStoryboard.Take(board.Shot));
        board.Do(TestStoryboard.Ana, new SetShotStatus(board.Shot, ShotStatus.Approved));
        board.Do(TestStoryboard.Ana, new SetShotSampling(board.Shot, 12, 4.5));
        var copy = ShotId.New();
        board.Do(TestStoryboard.Ana, new DuplicateShot(board.Shot, copy));
        var (shot, made) = (board.Current.FindShot(board.Shot)!, board.Current.FindShot(copy)!);
        Assert.Equal(shot with { Id = copy, Order = made.Order, AddedBy = TestStoryboard.Ana, Takes = [], LastTakeNumber = 0, Status = ShotStatus.Draft }, made);
        Assert.Equal([board.Shot, copy], board.Current.Shots.Select(one => one.Id));
    }

    [Fact]
    public void Decide_Moves_PutShotsWhereTheyAreAsked()
    {
        ShotId[] shots = [board.Shot, ShotId.New(), ShotId.New(), ShotId.New()];
        foreach (var shot in shots[1..]) board.Do(TestStoryboard.Ana, new AddShot(shot, board.Scene, 1));
        board.Do(TestStoryboard.Ana, new MoveShot(shots[3], board.Scene, Before: shots[0]));
        Assert.Equal([shots[3], shots[0], shots[1], shots[2]], board.Current.Shots.Select(shot => shot.Id));
        board.Do(TestStoryboard.Ana, new MoveShot(shots[0], board.Scene));
        Assert.Equal([shots[3], shots[1], shots[2], shots[0]], board.Current.Shots.Select(shot => shot.Id));
        var second = SceneId.New();
        board.Do(TestStoryboard.Ana, new AddScene(second, "Pier"));
        board.Do(TestStoryboard.Ana, new MoveShot(shots[2], second));
        Assert.Equal([shots[2]], board.Current.FindScene(second)!.Shots.Select(shot => shot.Id));
        board.Do(TestStoryboard.Ana, new MoveScene(second, Before: board.Scene));
        Assert.Equal([shots[2], shots[3], shots[1], shots[0]], board.Current.Shots.Select(shot => shot.Id));
        Assert.Equal(["010", "020", "030", "040"], board.Current.Shots.Select(shot => StoryboardNumbers.Of(board.Current)[shot.Id]));
        Assert.Empty(board.Do(TestStoryboard.Ana, new MoveScene(second, Before: board.Scene)).Events);
        Assert.Empty(board.Do(TestStoryboard.Ana, new MoveShot(shots[0], board.Scene)).Events);
    }

    [Fact]
    public void Decide_NewShot_TakesTheFormatOfTheOneBefore()
    {
        var format = new ShotFormat(512, 288, 49, 24);
        board.Do(TestStoryboard.Ana, new SetShotFormat(board.Shot, format));
        var scene = SceneId.New();
        var shot = ShotId.New();
        board.Do(TestStoryboard.Ana, new AddScene(scene, "Pier"));
        board.Do(TestStoryboard.Ana, new AddShot(shot, scene, 1));
        Assert.Equal(format, board.Current.FindShot(shot)!.Format);
    }

    [Fact]
    public void Apply_LogFromTheStart_MakesTheSameStoryboard()
    {
        board.Type(TestStoryboard.Ana, "a bay", "a bay at dusk");
        board.Do(TestStoryboard.Ben, new SetSlugLine(board.Scene, "INT. BOAT"));
        board.Do(TestStoryboard.Ben, new UndoLast());
        var replayed = board.Log.Aggregate(StoryboardReducer.Empty(board.Current.Id, "Film"), StoryboardReducer.Apply);
        Assert.Equal(board.Current, replayed);
    }

    [Fact]
    public void Apply_EntryOutOfOrder_Throws() =>
        Assert.Throws<ArgumentException>(() => StoryboardReducer.Apply(board.Current, board.Log[0]));

    [Fact]
    public void Load_LogWithAGap_Throws() =>
        Assert.Throws<ArgumentException>(() => StoryboardHistory.Load(board.Current, [board.Log[0]]));
}
