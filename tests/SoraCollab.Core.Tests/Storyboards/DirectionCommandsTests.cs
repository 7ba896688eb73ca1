using System.Text.Json;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Storyboards.Commands;
using SoraCollab.Core.Storyboards.Events;

namespace SoraCollab.Core.Tests.Storyboards;

/// <summary>Beats, cast, presets, ratings and removed takes: decided, applied, undone and done again.</summary>
public sealed class DirectionCommandsTests
{
    private static readonly UserId Ana = TestStoryboard.Ana;
    private static readonly UserId Ben = TestStoryboard.Ben;
    private readonly TestStoryboard board = TestStoryboard.Create("a bay");
    private readonly BeatId beat = BeatId.New();

    private Shot Shot => board.Current.FindShot(board.Shot)!;

    public static TheoryData<string> Kinds => ["addBeat", "moveBeat", "editBeat", "beatPicture", "removeBeat", "presets", "expansion", "rate", "removeTake", "putCast", "changeCast", "removeCast", "putPreset", "removePreset"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void UndoAndRedo_EachCommand_RestoreTheStoryboard(string kind)
    {
        var (take, member, style) = (TakeId.New(), CastMemberId.New(), new Preset { Id = PresetId.New(), Kind = PresetKind.Style, Name = "Ink", Words = "Ink" });
        board.Do(Ben, new AddBeat(board.Shot, beat, 8, "wind"));
        board.Do(UserId.Studio, TestStoryboard.Take(board.Shot, take));
        board.Do(Ben, new ChooseTake(board.Shot, take));
        board.Do(Ben, new PutCastMember(new CastMember { Id = member, Name = "Mara" }));
        board.Do(Ben, new PutPreset(style));
        var before = board.Current;
        board.Do(Ana, kind switch
        {
            "addBeat" => new AddBeat(board.Shot, BeatId.New(), 16, "rain"),
            "moveBeat" => new MoveBeat(board.Shot, beat, 9),
            "editBeat" => new EditBeat(board.Shot, beat, "storm"),
            "beatPicture" => new SetBeatPicture(board.Shot, beat, new string('a', 64)),
            "removeBeat" => new RemoveBeat(board.Shot, beat),
            "presets" => new SetShotPresets(board.Shot, style.Id, null),
            "expansion" => new SetShotExpansion(board.Shot, true),
            "rate" => new RateTake(board.Shot, take, 4),
            "removeTake" => new RemoveTake(board.Shot, take),
            "putCast" => new PutCastMember(new CastMember { Id = CastMemberId.New(), Name = "Tom", Pictures = [new string('a', 64)] }),
            "changeCast" => new PutCastMember(new CastMember { Id = member, Name = "Mara", Description = "in red" }),
            "removeCast" => new RemoveCastMember(member),
            "putPreset" => new PutPreset(style with { Words = "Pencil" }),
            _ => new RemovePreset(style.Id),
        });
        var after = board.Current;
        Assert.NotEqual(before, after with { Version = before.Version });
        Assert.Equal(after, JsonSerializer.Deserialize<Storyboard>(JsonSerializer.Serialize(after, StudioJson.Options), StudioJson.Options));
        board.Restart();
        board.Do(Ana, new UndoLast());
        Assert.Equal(before with { Version = 0 }, board.Current with { Version = 0 });
        board.Do(Ana, new RedoLast());
        Assert.Equal(after with { Version = 0 }, board.Current with { Version = 0 });
        foreach (var entry in board.Log)
            Assert.Equal(entry, JsonSerializer.Deserialize<StoryboardLogEntry>(JsonSerializer.Serialize(entry, StudioJson.Options), StudioJson.Options));
    }

    [Fact]
    public void Beats_AddedOutOfOrder_StandByFrame()
    {
        foreach (var frame in new[] { 16, 0, 8 }) board.Do(Ana, new AddBeat(board.Shot, BeatId.New(), frame, $"at {frame}"));
        Assert.Equal([0, 8, 16], Shot.Beats.Select(one => one.AtFrame));
        board.Do(Ana, new MoveBeat(board.Shot, Shot.Beats[0].Id, 24));
        Assert.Equal(["at 8", "at 16", "at 0"], Shot.Beats.Select(one => one.Words));
    }

    [Fact]
    public void Beat_MovedByOneAndEditedByAnother_KeepsBoth()
    {
        board.Do(Ana, new AddBeat(board.Shot, beat, 8, "wind"));
        var seen = board.Current.Version;
        board.Do(Ana, new MoveBeat(board.Shot, beat, 12), seen);
        board.Do(Ben, new EditBeat(board.Shot, beat, "storm"), seen);
        Assert.Equal(new Beat(beat, 12, "storm"), Assert.Single(Shot.Beats));
    }

    [Fact]
    public void UndoOfRemovedBeat_PlaceTakenMeanwhile_IsLeftAlone()
    {
        board.Do(Ana, new AddBeat(board.Shot, beat, 8, "wind"));
        board.Do(Ana, new RemoveBeat(board.Shot, beat));
        board.Do(Ben, new AddBeat(board.Shot, BeatId.New(), 8, "rain"));
        Assert.Throws<NothingToUndoException>(() => board.Do(Ana, new UndoLast()));
    }

    [Fact]
    public void RemovedTake_NumberIsNeverGivenAgain()
    {
        var (first, second) = (TakeId.New(), TakeId.New());
        board.Do(UserId.Studio, TestStoryboard.Take(board.Shot, first));
        board.Do(UserId.Studio, TestStoryboard.Take(board.Shot, second));
        board.Do(Ana, new RemoveTake(board.Shot, second));
        board.Do(UserId.Studio, TestStoryboard.Take(board.Shot));
        Assert.Equal([1, 3], Shot.Takes.Select(take => take.Number));
        board.Do(Ana, new UndoLast());
        Assert.Equal([1, 2, 3], Shot.Takes.Select(take => take.Number));
    }

    [Fact]
    public void UndoOfRemovedTake_AnotherChosenMeanwhile_StaysChosen()
    {
        var (first, second) = (TakeId.New(), TakeId.New());
        board.Do(UserId.Studio, TestStoryboard.Take(board.Shot, first));
        board.Do(UserId.Studio, TestStoryboard.Take(board.Shot, second));
        board.Do(Ana, new ChooseTake(board.Shot, first));
        board.Do(Ana, new RemoveTake(board.Shot, first));
        Assert.Null(Shot.ChosenTake);
        board.Do(Ben, new ChooseTake(board.Shot, second));
        board.Do(Ana, new UndoLast());
        Assert.Equal((2, second), (Shot.Takes.Length, Shot.ChosenTake));
    }

    [Fact]
    public void UndoOfRemovedMember_NameGivenToAnother_IsLeftAlone()
    {
        var member = CastMemberId.New();
        board.Do(Ana, new PutCastMember(new CastMember { Id = member, Name = "Mara" }));
        board.Do(Ana, new RemoveCastMember(member));
        board.Do(Ben, new PutCastMember(new CastMember { Id = CastMemberId.New(), Name = "MARA" }));
        Assert.Throws<NothingToUndoException>(() => board.Do(Ana, new UndoLast()));
        Assert.Single(board.Current.Cast);
    }

    [Fact]
    public void OldStoryboard_WithoutThem_HasNone()
    {
        var old = JsonSerializer.Deserialize<Storyboard>(
            $$"""{"id":"{{Guid.NewGuid()}}","version":3,"title":"Film","scenes":[{"id":"{{Guid.NewGuid()}}","order":"V","shots":[{"id":"{{Guid.NewGuid()}}","order":"V","prompt":"a bay"}]}]}""",
            StudioJson.Options)!;
        Assert.Equal((0, 0), (old.Cast.Length, old.Presets.Length));
        var shot = Assert.Single(old.Shots);
        Assert.Equal((0, ShotPresets.None, false, 0), (shot.Beats.Length, shot.Presets, shot.ExpandPrompt, shot.LastTakeNumber));
    }

    public static TheoryData<StoryboardCommand, string> Refused
    {
        get
        {
            var (shot, member) = (new ShotId(Guid.Empty), CastMemberId.New());
            var preset = new Preset { Id = PresetId.New(), Kind = PresetKind.Style, Name = "Ink", Words = "Ink" };
            return new()
            {
                { new AddBeat(shot, BeatId.New(), 25, "x"), "frames 0 to 24" },
                { new AddBeat(shot, BeatId.New(), -1, "x"), "frame -1" },
                { new AddBeat(shot, BeatId.New(), 4, "x"), "Another beat begins at frame 4" },
                { new AddBeat(shot, BeatId.New(), 8, " "), "are empty" },
                { new AddBeat(shot, BeatId.New(), 8, new string('x', 501)), "501 characters" },
                { new AddBeat(shot, BeatId.New(), 8, "\ud800"), "half a character" },
                { new AddBeat(shot, BeatId.New(), 8, "a\0b"), "U+0000" },
                { new MoveBeat(shot, BeatId.New(), 8), "is not in this shot" },
                { new EditBeat(shot, BeatId.New(), "x"), "is not in this shot" },
                { new SetBeatPicture(shot, BeatId.New(), null), "is not in this shot" },
                { new SetBeatPicture(shot, BeatId.New(), "../secret"), "names no picture" },
                { new RemoveBeat(shot, BeatId.New()), "is not in this shot" },
                { new SetShotPresets(shot, PresetId.New(), null), "no style of this project" },
                { new SetShotPresets(shot, null, PresetId.New()), "no camera of this project" },
                { new RateTake(shot, TakeId.New(), 3), "is not a take" },
                { new RateTake(shot, TakeId.New(), 6), "rating of 6" },
                { new RateTake(shot, TakeId.New(), 0), "rating of 0" },
                { new RemoveTake(shot, TakeId.New()), "is not a take" },
                { new RemoveCastMember(member), "has no member" },
                { new PutCastMember(new CastMember { Id = member, Name = "" }), "0 characters" },
                { new PutCastMember(new CastMember { Id = member, Name = new string('x', 41) }), "41 characters" },
                { new PutCastMember(new CastMember { Id = member, Name = "@Mara" }), "\"@Mara\" is not allowed" },
                { new PutCastMember(new CastMember { Id = member, Name = "Ma\nra" }), "is not allowed" },
                { new PutCastMember(new CastMember { Id = member, Name = "Mara " }), "is not allowed" },
                { new PutCastMember(new CastMember { Id = member, Name = "tom" }), "Somebody named Tom" },
                { new PutCastMember(new CastMember { Id = member, Name = "Mara", Pictures = ["../secret"] }), "names no picture" },
                { new PutCastMember(new CastMember { Id = member, Name = "Mara", Pictures = [.. Enumerable.Repeat(new string('a', 64), 9)] }), "9 pictures" },
                { new PutCastMember(new CastMember { Id = member, Name = "Mara", PictureHold = 1.5 }), "hold of 1.5" },
                { new PutCastMember(new CastMember { Id = member, Name = "Mara", PictureHold = double.NaN }), "hold of NaN" },
                { new PutPreset(preset with { Name = " " }), "is empty" },
                { new PutPreset(preset with { Words = "" }), "are empty" },
                { new PutPreset(preset with { Kind = (PresetKind)7 }), "kind 7" },
                { new PutPreset(preset with { Kind = PresetKind.Format }), "A format preset" },
                { new PutPreset(preset with { Format = ShotFormat.Default }), "A format preset" },
                { new PutPreset(preset with { Kind = PresetKind.Format, Words = "", Format = ShotFormat.Default with { Width = 9 } }), "width of 9" },
                { new RemovePreset(PresetId.New()), "has no preset" },
            };
        }
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void Decide_WhatIsNotAllowed_IsRefusedInWords(StoryboardCommand command, string words)
    {
        board.Do(Ben, new AddBeat(board.Shot, beat, 4, "wind"));
        board.Do(Ben, new PutCastMember(new CastMember { Id = CastMemberId.New(), Name = "Tom" }));
        var mine = command switch
        {
            AddBeat one => one with { ShotId = board.Shot },
            MoveBeat one => one with { ShotId = board.Shot },
            EditBeat one => one with { ShotId = board.Shot },
            SetBeatPicture one => one with { ShotId = board.Shot },
            RemoveBeat one => one with { ShotId = board.Shot },
            SetShotPresets one => one with { ShotId = board.Shot },
            RateTake one => one with { ShotId = board.Shot },
            RemoveTake one => one with { ShotId = board.Shot },
            _ => command,
        };
        Assert.Contains(words, Assert.ThrowsAny<CommandRefusedException>(() => board.Do(Ana, mine)).Message);
    }

    [Fact]
    public void Decide_SameValueAgain_ChangesNothing()
    {
        var member = new CastMember { Id = CastMemberId.New(), Name = "Mara", Pictures = [new string('a', 64)] };
        board.Do(Ana, new AddBeat(board.Shot, beat, 8, "wind"));
        board.Do(Ana, new PutCastMember(member));
        StoryboardCommand[] same =
        [
            new MoveBeat(board.Shot, beat, 8), new EditBeat(board.Shot, beat, "wind"), new SetShotPresets(board.Shot, null, null),
            new SetShotExpansion(board.Shot, false), new PutCastMember(member with { Pictures = [new string('a', 64)] }),
        ];
        foreach (var command in same) Assert.Empty(board.Do(Ana, command).Events);
        Assert.Single(board.Log.SelectMany(entry => entry.Events).OfType<CastChanged>());
    }
}
