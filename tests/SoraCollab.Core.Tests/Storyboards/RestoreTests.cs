using System.Text.Json;
using SoraCollab.Core.Reviews;
using SoraCollab.Core.Screenplays;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Storyboards.Commands;
using SoraCollab.Core.Storyboards.Events;
using SoraCollab.Core.Text;

namespace SoraCollab.Core.Tests.Storyboards;

/// <summary>Earlier versions: looked at, and brought back as new edits.</summary>
public sealed class RestoreTests
{
    private static readonly UserId Ana = TestStoryboard.Ana;
    private static readonly UserId Ben = TestStoryboard.Ben;

    [Fact]
    public void RestoreVersion_BringsTheWritingBackAndKeepsTakesAndNotes()
    {
        var board = TestStoryboard.Create("a bay");
        var then = board.Current;
        var take = TakeId.New();
        board.Type(Ben, "a bay", "a bay at dusk");
        board.Do(UserId.Studio, TestStoryboard.Take(board.Shot, take));
        board.Do(Ben, new AddNote(board.Shot, NoteId.New(), take, 0, null, "higher", []));
        board.Do(Ben, new SetShotStatus(board.Shot, ShotStatus.Approved));
        board.Do(Ben, new RemoveScene(board.Scene));
        board.Do(Ana, new RestoreVersion(then.Version));
        var shot = board.Current.FindShot(board.Shot)!;
        Assert.Equal("a bay", shot.Prompt);
        Assert.Equal([take], shot.Takes.Select(one => one.Id));
        Assert.Equal((1, ShotStatus.Approved), (shot.Notes.Length, shot.Status));
        Assert.Equal(then.Scenes[0].SlugLine, board.Current.Scenes[0].SlugLine);
    }

    [Fact]
    public void RestoreVersion_UndoneAndDoneAgain_IsOneStep()
    {
        var board = TestStoryboard.Create("a bay");
        var then = board.Current.Version;
        board.Do(Ben, new AddScene(SceneId.New(), "Town"));
        board.Do(Ben, new AddShot(ShotId.New(), board.Current.Scenes[1].Id, 3, "Street", "a street"));
        board.Do(Ben, new MoveShot(board.Shot, board.Current.Scenes[1].Id, null));
        board.Type(Ben, "a bay", "a wide bay");
        board.Do(Ben, new RenameProject("Saltlight"));
        var before = board.Current;
        board.Do(Ana, new RestoreVersion(then));
        var after = board.Current;
        Assert.Single(after.Scenes);
        Assert.Equal(("Film", "a bay"), (after.Title, board.Prompt));
        board.Restart();
        board.Do(Ana, new UndoLast());
        Assert.Equal(before with { Version = 0 }, board.Current with { Version = 0 });
        board.Do(Ana, new RedoLast());
        Assert.Equal(after with { Version = 0 }, board.Current with { Version = 0 });
    }

    [Fact]
    public void RestoreVersion_AnotherTypesOnInTheMeantime_NoLetterOfTheirsIsLost()
    {
        var board = TestStoryboard.Create("a bay");
        var then = board.Current.Version;
        board.Type(Ben, "a bay", "a bay at dusk");
        var based = board.Current.Version;
        board.Do(Ana, new RestoreVersion(then));
        // Made against the text before it was brought back.
        board.Do(Ben, new EditPrompt(board.Shot, TextOperation.Between("a bay at dusk", "a bay at dusk, rain")), based);
        Assert.Equal("a bay, rain", board.Prompt);
        board.Do(Ana, new UndoLast());
        Assert.Contains("at dusk", board.Prompt);
        Assert.Contains(", rain", board.Prompt);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    [InlineData(99)]
    public void RestoreVersion_OfNoEarlierVersion_IsRefusedInWords(long offset)
    {
        var board = TestStoryboard.Create();
        var version = offset == 3 ? board.Current.Version : offset;
        Assert.Contains($"Version {version} cannot be brought back", Assert.Throws<InvalidBaseVersionException>(() => board.Do(Ana, new RestoreVersion(version))).Message);
    }

    /// <summary>
    /// For films that several people wrote at random: each earlier state is found again exactly, bringing any of them back writes the film as
    /// it was then, and undoing that gives the film as it was before.
    /// </summary>
    [Fact]
    public void Past_OfRandomFilms_IsFoundAndBroughtBack()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            var board = TestStoryboard.Create("a bay");
            var states = new List<Storyboard> { board.Current };
            for (var i = 0; i < 60; i++)
            {
                RandomEdits.Do(board, random, random.Next(2) == 0 ? Ana : Ben);
                states.Add(board.Current);
            }

            foreach (var state in states)
            {
                var since = board.Log.Where(entry => entry.Version > state.Version).ToList();
                AssertSame(WithoutLastNumbers(state), WithoutLastNumbers(StoryboardPast.Before(board.Current, since)));
            }

            var before = board.Current;
            var wanted = states[random.Next(states.Count)];
            if (wanted.Version == before.Version) continue;
            board.Do(TestStoryboard.Ana, new RestoreVersion(wanted.Version));
            AssertSame(Written(wanted), Written(board.Current));
            if (board.Log[^1].Events.IsEmpty) continue;
            board.Do(TestStoryboard.Ana, new UndoLast());
            AssertSame(Sorted(before), Sorted(board.Current));
        }
    }

    // As JSON, a failure shows where they differ.
    private static void AssertSame(Storyboard expected, Storyboard actual) =>
        Assert.Equal(JsonSerializer.Serialize(expected, StudioJson.Options), JsonSerializer.Serialize(actual, StudioJson.Options));

    // The number that a shot's next take gets only grows.
    private static Storyboard WithoutLastNumbers(Storyboard storyboard) => Sorted(storyboard) with
    {
        Version = storyboard.Version,
        Scenes = [.. storyboard.Scenes.Select(scene => scene with { Shots = [.. scene.Shots.Select(shot => shot with { LastTakeNumber = 0 })] })],
    };

    // What comes back stands at the end of cast, presets and playlists.
    private static Storyboard Sorted(Storyboard storyboard) => storyboard with
    {
        Version = 0,
        Cast = [.. storyboard.Cast.OrderBy(member => member.Id)],
        Presets = [.. storyboard.Presets.OrderBy(preset => preset.Id)],
        Playlists = [.. storyboard.Playlists.OrderBy(playlist => playlist.Id)],
    };

    private static Storyboard Written(Storyboard storyboard) => Sorted(storyboard) with
    {
        Playlists = [],
        Scenes = [.. storyboard.Scenes.Select(scene => scene with
        {
            Shots = [.. scene.Shots.Select(shot => shot with { Takes = [], Notes = [], ChosenTake = null, LastTakeNumber = 0, Status = ShotStatus.Draft })],
        })],
    };
}
