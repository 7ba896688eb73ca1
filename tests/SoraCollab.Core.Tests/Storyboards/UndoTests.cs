using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Storyboards.Commands;
using SoraCollab.Core.Text;

namespace SoraCollab.Core.Tests.Storyboards;

public sealed class UndoTests
{
    private static readonly UserId Ana = TestStoryboard.Ana;
    private static readonly UserId Ben = TestStoryboard.Ben;

    private readonly TestStoryboard board = TestStoryboard.Create();

    [Fact]
    public void UndoLast_OthersTextAround_TakesBackOnlyOnesOwn()
    {
        board.Type(Ana, "", "bay");
        board.Type(Ben, "bay", "a bay");
        board.Type(Ben, "a bay", "a bay at dusk");
        board.Type(Ana, "a bay at dusk", "a wide bay at dusk");
        board.Type(Ben, "a wide bay at dusk", "a wide bay at dusk, rain");
        board.Do(Ana, new UndoLast());
        Assert.Equal("a bay at dusk, rain", board.Prompt);
        board.Do(Ana, new UndoLast());
        Assert.Equal("a  at dusk, rain", board.Prompt);
        board.Do(Ana, new RedoLast());
        board.Do(Ana, new RedoLast());
        Assert.Equal("a wide bay at dusk, rain", board.Prompt);
    }

    [Fact]
    public void UndoLast_OthersTypedIntoOnesOwnText_TheirsStays()
    {
        board.Type(Ana, "", "a big bay");
        board.Type(Ben, "a big bay", "a big grey bay");
        board.Do(Ana, new UndoLast());
        Assert.Equal("grey ", board.Prompt);
    }

    [Fact]
    public void UndoLast_DeletionOfATextAnotherReplaced_BringsBackTheWords()
    {
        board.Type(Ben, "", "one two three");
        board.Type(Ana, "one two three", "one three");
        board.Type(Ben, "one three", "one four three");
        board.Do(Ana, new UndoLast());
        Assert.Contains("two", board.Prompt);
        Assert.Contains("four", board.Prompt);
    }

    [Fact]
    public void UndoLast_AfterUndoneDeletion_RestoresStepByStep()
    {
        board.Type(Ana, "", "abc");
        board.Type(Ana, "abc", "ac");
        board.Do(Ana, new UndoLast());
        Assert.Equal("abc", board.Prompt);
        board.Do(Ana, new UndoLast());
        Assert.Equal("", board.Prompt);
    }

    [Fact]
    public void UndoLast_PropertyThatAnotherChangedSince_IsSkipped()
    {
        board.Do(Ana, new RenameProject("Tide"));
        board.Do(Ana, new SetShotTitle(board.Shot, "Close"));
        board.Do(Ben, new SetShotTitle(board.Shot, "Medium"));
        board.Do(Ana, new UndoLast());
        Assert.Equal("Medium", board.Current.FindShot(board.Shot)!.Title);
        Assert.Equal("Film", board.Current.Title);
        Assert.Throws<NothingToUndoException>(() => board.Decide(Ana, new UndoLast()));
    }

    [Fact]
    public void UndoLast_ShotThatAnotherWroteIn_StaysThere()
    {
        var shot = ShotId.New();
        board.Do(Ana, new AddShot(shot, board.Scene, 1));
        board.Do(Ben, new EditPrompt(shot, TextOperation.Between("", "rain")));
        Assert.Throws<NothingToUndoException>(() => board.Decide(Ana, new UndoLast()));
        Assert.Equal("rain", board.Current.FindShot(shot)!.Prompt);
    }

    [Fact]
    public void UndoLast_ShotThatHasATakeSince_StaysThere()
    {
        var shot = ShotId.New();
        board.Do(Ana, new AddShot(shot, board.Scene, 1));
        board.Do(UserId.Studio, TestStoryboard.Take(shot));
        Assert.Throws<NothingToUndoException>(() => board.Decide(Ana, new UndoLast()));
    }

    [Fact]
    public void UndoLast_SceneThatHoldsAnothersShot_StaysThere()
    {
        var scene = SceneId.New();
        board.Do(Ana, new AddScene(scene, "Pier"));
        board.Do(Ben, new MoveShot(board.Shot, scene));
        Assert.Throws<NothingToUndoException>(() => board.Decide(Ana, new UndoLast()));
    }

    [Fact]
    public void UndoLast_RemovedShot_BringsBackPromptTakesAndPlace()
    {
        board.Type(Ben, "", "a bay");
        board.Do(UserId.Studio, TestStoryboard.Take(board.Shot));
        var before = board.Current;
        board.Do(Ana, new RemoveShot(board.Shot));
        board.Do(Ana, new UndoLast());
        Assert.Equal(before with { Version = board.Current.Version }, board.Current);
    }

    [Fact]
    public void RedoLast_RemovalOfAShotAnotherWroteInSince_IsNotDone()
    {
        board.Do(Ana, new RemoveShot(board.Shot));
        board.Do(Ana, new UndoLast());
        board.Type(Ben, "", "rain");
        Assert.Throws<NothingToRedoException>(() => board.Decide(Ana, new RedoLast()));
        Assert.Equal("rain", board.Prompt);
    }

    [Fact]
    public void UndoLast_PlaceTakenInTheMeantime_FindsTheNextOne()
    {
        ShotId[] shots = [board.Shot, ShotId.New(), ShotId.New()];
        board.Do(Ben, new AddShot(shots[1], board.Scene, 1));
        board.Do(Ana, new RemoveShot(shots[1]));
        board.Do(Ben, new AddShot(shots[2], board.Scene, 1));
        Assert.Equal(2, board.Current.Shots.Count());
        board.Do(Ana, new UndoLast());
        var orders = board.Current.Shots.Select(shot => shot.Order).ToList();
        Assert.Equal(3, orders.Distinct().Count());
        Assert.Equal(orders.Order(StringComparer.Ordinal), orders);
    }

    [Fact]
    public void RedoLast_AfterANewChange_HasNothingToDo()
    {
        board.Do(Ana, new RenameProject("Tide"));
        board.Do(Ana, new UndoLast());
        board.Do(Ana, new RenameProject("Ebb"));
        Assert.Throws<NothingToRedoException>(() => board.Decide(Ana, new RedoLast()));
    }

    [Fact]
    public void UndoLast_KeystrokesInOneGo_AreTakenBackTogether()
    {
        board.Pace = TimeSpan.FromMilliseconds(200);
        var text = "";
        foreach (var letter in "a bay")
        {
            board.Type(Ana, text, text + letter);
            text += letter;
        }
        board.Do(Ana, new UndoLast());
        Assert.Equal("", board.Prompt);
        board.Do(Ana, new RedoLast());
        Assert.Equal("a bay", board.Prompt);
    }

    [Fact]
    public void UndoLast_PauseBetweenKeystrokes_TakesBackTheLast()
    {
        board.Type(Ana, "", "a");
        board.Type(Ana, "a", "ab");
        board.Do(Ana, new UndoLast());
        Assert.Equal("a", board.Prompt);
    }

    [Fact]
    public void UndoLast_AfterARestart_StillWorks()
    {
        board.Type(Ana, "", "bay");
        board.Type(Ben, "bay", "a bay");
        board.Do(Ana, new RenameProject("Tide"));
        board.Do(Ana, new UndoLast());
        board.Restart();
        board.Do(Ana, new UndoLast());
        Assert.Equal("a ", board.Prompt);
        board.Restart();
        board.Do(Ana, new RedoLast());
        board.Do(Ana, new RedoLast());
        Assert.Equal("a bay", board.Prompt);
        Assert.Equal("Tide", board.Current.Title);
    }

    [Theory]
    [InlineData(300)]
    [InlineData(10_000)]
    public void UndoLast_NTimesThenRedoNTimes_GivesTheIdenticalStoryboard(int paceInMilliseconds)
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var random = new Random(seed);
            var film = TestStoryboard.Create("the bay at dusk");
            film.Pace = TimeSpan.FromMilliseconds(paceInMilliseconds);
            for (var i = 0; i < 40; i++) film.Do(random.Next(3) == 0 ? Ben : Ana, RandomCommand(film, random));
            var before = film.Current;
            var undone = 0;
            for (var wanted = random.Next(1, 40); undone < wanted; undone++)
                if (!TryDo(film, new UndoLast())) break;
            for (var i = 0; i < undone; i++) Assert.True(TryDo(film, new RedoLast()), $"seed {seed}: redo {i} of {undone}");
            Assert.Equal(before with { Version = film.Current.Version }, film.Current);
        }
    }

    [Fact]
    public void UndoLast_AllOfOnesOwn_LeavesExactlyWhatTheOthersTyped()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var film = TestStoryboard.Create();
            var bens = new List<char>();
            for (var i = 0; i < 60; i++)
            {
                var letter = (char)(0xE000 + i);
                var isBens = random.Next(2) == 0;
                if (isBens) bens.Add(letter);
                var at = random.Next(film.Prompt.Length + 1);
                film.Type(isBens ? Ben : Ana, film.Prompt, film.Prompt.Insert(at, letter.ToString()));
            }
            while (TryDo(film, new UndoLast()))
            {
            }
            Assert.Equal(bens.Order(), film.Prompt.Order());
        }
    }

    private static bool TryDo(TestStoryboard film, StoryboardCommand command)
    {
        try
        {
            film.Do(Ana, command);
            return true;
        }
        catch (CommandRefusedException)
        {
            return false;
        }
    }

    private static StoryboardCommand RandomCommand(TestStoryboard film, Random random)
    {
        var shots = film.Current.Shots.ToList();
        var scene = film.Current.Scenes[random.Next(film.Current.Scenes.Length)];
        var shot = shots.Count > 0 ? shots[random.Next(shots.Count)] : null;
        var choice = random.Next(12);
        if (shot is null && choice > 2) choice = 2;
        return choice switch
        {
            0 => new RenameProject($"Film {random.Next(5)}"),
            1 => new AddScene(SceneId.New(), "New"),
            2 => new AddShot(ShotId.New(), scene.Id, 1, Prompt: "new"),
            3 => new MoveShot(shot!.Id, scene.Id),
            4 => new RemoveShot(shot!.Id),
            5 => new SetShotTitle(shot!.Id, $"Title {random.Next(5)}"),
            6 => new SetShotStatus(shot!.Id, (ShotStatus)random.Next(4)),
            7 => film.Current.Scenes.Length > 1 ? new RemoveScene(scene.Id) : new SetSlugLine(scene.Id, $"EXT. {random.Next(5)}"),
            8 => new DuplicateShot(shot!.Id, ShotId.New()),
            _ => new EditPrompt(shot!.Id, RandomEdit(shot.Prompt, random)),
        };
    }

    private static TextOperation RandomEdit(string prompt, Random random)
    {
        var at = random.Next(prompt.Length + 1);
        var remove = random.Next(Math.Min(5, prompt.Length - at + 1));
        return TextOperation.Between(prompt, prompt.Remove(at, remove).Insert(at, new string((char)('a' + random.Next(26)), random.Next(4))));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void UndoLast_ShotRemovedWhileItsTakeWasMade_BringsItBackWithTheTake(bool wholeScene)
    {
        board.Do(Ana, wholeScene ? new RemoveScene(board.Scene) : new RemoveShot(board.Shot));
        var take = TestStoryboard.Take(board.Shot);
        board.Do(UserId.Studio, take, operation: new OperationId(take.TakeId.Value));
        board.Do(UserId.Studio, TestStoryboard.Take(board.Shot));
        board.Do(UserId.Studio, take);
        Assert.Null(board.Current.FindShot(board.Shot));
        board.Restart();

        board.Do(Ana, new UndoLast());

        var shot = board.Current.FindShot(board.Shot)!;
        Assert.Equal([1, 2], shot.Takes.Select(one => one.Number));
        Assert.Equal(take.TakeId, shot.ChosenTake);

        // Once more round: nothing comes twice.
        board.Do(Ana, new RedoLast());
        board.Do(Ana, new UndoLast());
        Assert.Equal(2, board.Current.FindShot(board.Shot)!.Takes.Length);
    }
}
