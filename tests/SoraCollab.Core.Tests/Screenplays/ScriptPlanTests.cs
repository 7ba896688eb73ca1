using System.Text.Json;
using SoraCollab.Core.Screenplays;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Storyboards.Commands;
using SoraCollab.Core.Tests.Storyboards;

namespace SoraCollab.Core.Tests.Screenplays;

/// <summary>What a screenplay proposes, and what becomes of it when it is accepted.</summary>
public sealed class ScriptPlanTests
{
    private const string Text = """
        EXT. HARBOUR - DAWN

        The bay empties. Boats lean on the mud.

        INES, sixteen, coat too big, lights a lantern with a shaking hand.

        INES
        (to the empty water)
        He won't see it from down here. Then I'll light it from up there.

        EXT. BAY - DUSK

        A red balloon swells. INES lets the rope go. [[Real fire?]]

        DR. O'HARA (V.O.)
        There you are.

        INES
        Here.

        EXT. HARBOUR - DAWN

        The bay empties. Boats lean on the mud.
        """;

    private static readonly UserId Ana = TestStoryboard.Ana;
    private readonly TestStoryboard board = TestStoryboard.Create();
    private readonly ScriptPlan plan = ScriptPlan.Of(Text);

    [Fact]
    public void Of_AScreenplay_ProposesScenesShotsAndCast()
    {
        Assert.Equal(["EXT. HARBOUR - DAWN", "EXT. BAY - DUSK", "EXT. HARBOUR - DAWN"], plan.Scenes.Select(scene => scene.Heading));
        Assert.Equal(["Harbour", "Bay", "Harbour"], plan.Scenes.Select(scene => scene.Title));
        Assert.Equal([2, 1, 1], plan.Scenes.Select(scene => scene.Passages.Count));
        var ines = plan.Scenes[0].Passages[1];
        Assert.Equal("INES (to the empty water): He won't see it from down here. Then I'll light it from up there.", ines.Script.Dialogue);
        Assert.Equal("INES, sixteen, coat too big, lights a…", ines.Title);
        Assert.Equal("Real fire?", plan.Scenes[1].Passages[0].Script.Notes);
        // 11 words seen at 3 a second, 14 spoken at 2.5, to the half second.
        Assert.Equal(9.5, ines.Seconds);
        Assert.Equal([("INES", "Ines", "sixteen, coat too big", 2), ("DR. O'HARA", "Dr O'Hara", "", 1)], plan.Characters.Select(one => (one.Cue, one.Name, one.Description, one.Speeches)));
        // The same words in the same place twice are two passages.
        Assert.Equal(4, plan.Passages.Select(passage => passage.Key).Distinct().Count());
    }

    [Fact]
    public void Accept_EachPassageInAnyOrder_MakesTheFilmInTheScreenplaysOrder()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var film = TestStoryboard.Create();
            var passages = plan.Passages.ToArray();
            var wanted = passages.Select(passage => passage.Key).ToArray();
            var random = new Random(seed);
            random.Shuffle(passages);
            foreach (var passage in passages) Accept(film, passage);
            foreach (var scene in plan.Scenes)
            {
                var keys = scene.Passages.Select(passage => passage.Key).ToList();
                var home = Assert.Single(film.Current.Scenes, one => one.Shots.Any(shot => keys.Contains(shot.Script.Passage)));
                Assert.Equal(scene.Heading, home.SlugLine);
                Assert.Equal(keys, home.Shots.Select(shot => shot.Script.Passage));
            }

            // Scenes stand in the script's order too, the film's own blank one among them.
            Assert.Equal(wanted, film.Current.Shots.Select(shot => shot.Script.Passage).Where(key => key.Length > 0));
            Assert.Equal(wanted.Length, film.Current.Shots.Count(shot => shot.Script.Passage.Length > 0));
            Assert.Empty(ScriptAcceptance.Orphans(film.Current, plan));
        }
    }

    [Fact]
    public void Accept_APassage_WritesAPromptWithTheCastAndTheSetting()
    {
        foreach (var character in plan.Characters) board.Do(Ana, ScriptAcceptance.Accept(character));
        Accept(board, plan.Scenes[0].Passages[1]);
        var shot = board.Current.Shots.Last();
        Assert.Equal("@Ines lights a lantern with a shaking hand. Exterior, harbour, dawn.", shot.Prompt);
        Assert.Equal("Ines, sixteen, coat too big, lights a…", shot.Title);
        // 9.5 s at 12 a second, as 8 n + 1 frames.
        Assert.Equal(113, shot.Format.FrameCount);
        Assert.Equal("sixteen, coat too big", board.Current.Cast[0].Description);
        Assert.NotNull(ScriptAcceptance.MemberOf(board.Current, plan.Characters[1]));
    }

    [Fact]
    public void Accept_DialogueAlone_ShowsWhoSpeaks()
    {
        var talk = ScriptPlan.Of("INT. CAR - NIGHT\n\nINES\nGo.\n\nTEO\nNo.");
        foreach (var command in ScriptAcceptance.Accept(board.Current, talk, talk.Passages.First(), ShotId.New(), ShotFormat.Default)) board.Do(Ana, command);
        Assert.Equal("Ines and Teo speak. Interior, car, night.", board.Current.Shots.Last().Prompt);
    }

    [Fact]
    public void NextDraft_ChangedWords_LeaveTheirShotAndMarkIt()
    {
        board.Do(Ana, new SetScript(Text));
        foreach (var passage in plan.Passages) Accept(board, passage);
        board.Do(Ana, new SetScript(Text.Replace("A red balloon", "A blue balloon", StringComparison.Ordinal)));
        var next = ScriptPlan.Of(board.Current.Script!.Text);
        Assert.Equal(2, board.Current.Script.Number);
        var orphan = Assert.Single(ScriptAcceptance.Orphans(board.Current, next));
        Assert.StartsWith("A red balloon", orphan.Prompt);
        var changed = Assert.Single(next.Passages, passage => ScriptAcceptance.ShotOf(board.Current, passage) is null);
        Assert.StartsWith("A blue balloon", changed.Script.Action);
        // A scene that has lost its shots to a new wording is found by its heading again.
        foreach (var command in ScriptAcceptance.Accept(board.Current, next, changed, ShotId.New(), ShotFormat.Default)) board.Do(Ana, command);
        Assert.Equal(2, board.Current.Scenes.Single(scene => scene.SlugLine == "EXT. BAY - DUSK").Shots.Length);
    }

    public static TheoryData<string> Kinds => ["set", "change", "remove", "part", "shot"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void UndoAndRedo_EachCommand_RestoreTheStoryboard(string kind)
    {
        if (kind is "change" or "remove") board.Do(TestStoryboard.Ben, new SetScript(Text));
        var before = board.Current;
        board.Do(Ana, kind switch
        {
            "set" => new SetScript(Text),
            "change" => new SetScript("EXT. BAY - DAY\n\nNothing."),
            "remove" => new SetScript(null),
            "part" => new SetShotScript(board.Shot, ScriptPart.Dialogue, "INES: Here."),
            _ => new AddShot(ShotId.New(), board.Scene, 3, Script: plan.Passages.First().Script),
        });
        var after = board.Current;
        Assert.NotEqual(before, after with { Version = before.Version });
        Assert.Equal(after, JsonSerializer.Deserialize<Storyboard>(JsonSerializer.Serialize(after, StudioJson.Options), StudioJson.Options));
        board.Restart();
        board.Do(Ana, new UndoLast());
        Assert.Equal(before with { Version = 0 }, board.Current with { Version = 0 });
        board.Do(Ana, new RedoLast());
        Assert.Equal(after with { Version = 0 }, board.Current with { Version = 0 });
    }

    [Fact]
    public void Undo_OfOnePart_LeavesWhatAnotherWroteInTheNext()
    {
        board.Do(Ana, new SetShotScript(board.Shot, ScriptPart.Dialogue, "INES: Here."));
        board.Do(TestStoryboard.Ben, new SetShotScript(board.Shot, ScriptPart.Notes, "Hand-held."));
        board.Do(Ana, new UndoLast());
        var script = board.Current.FindShot(board.Shot)!.Script;
        Assert.Equal(("", "Hand-held."), (script.Dialogue, script.Notes));
    }

    public static TheoryData<StoryboardCommand, string> Refused
    {
        get
        {
            var (shot, scene) = (ShotId.New(), SceneId.New());
            return new()
            {
                { new SetScript(new string('x', ScriptRules.MaximumLength + 1)), "500001 characters" },
                { new SetScript("a\0b"), "U+0000" },
                { new SetScript("\ud800"), "half a character" },
                { new SetShotScript(shot, (ScriptPart)7, "x"), "part 7" },
                { new SetShotScript(shot, ScriptPart.Notes, new string('x', 4001)), "4001 characters" },
                { new AddShot(shot, scene, 1, Script: new ShotScript { Passage = "../x" }), "passage \"../x\"" },
                { new AddShot(shot, scene, 1, Script: new ShotScript { Action = "\ud800" }), "half a character" },
            };
        }
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void Decide_WhatIsNotAllowed_IsRefusedInWords(StoryboardCommand command, string words)
    {
        var mine = command switch
        {
            SetShotScript one => one with { ShotId = board.Shot },
            AddShot one => one with { SceneId = board.Scene },
            _ => command,
        };
        Assert.Contains(words, Assert.ThrowsAny<StudioException>(() => board.Do(Ana, mine)).Message);
    }

    private void Accept(TestStoryboard film, ScriptPassage passage)
    {
        // Each command is for the film as the one before has left it.
        foreach (var command in ScriptAcceptance.Accept(film.Current, plan, passage, ShotId.New(), ShotFormat.Default)) film.Do(Ana, command);
    }
}
