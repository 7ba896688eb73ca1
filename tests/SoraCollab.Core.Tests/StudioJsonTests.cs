using System.Text.Json;
using SoraCollab.Core.Screenplays;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Storyboards.Commands;
using SoraCollab.Core.Tests.Storyboards;
using SoraCollab.Core.Text;

namespace SoraCollab.Core.Tests;

public sealed class StudioJsonTests
{
    [Fact]
    public void Options_EveryCommand_ReadsBackEqual()
    {
        var (scene, shot, take) = (SceneId.New(), ShotId.New(), TakeId.New());
        StoryboardCommand[] commands =
        [
            new AddScene(scene, "Bay", "EXT.", scene), new RenameScene(scene, "x"), new SetSlugLine(scene, "y"), new MoveScene(scene, scene),
            new RemoveScene(scene), new AddShot(shot, scene, ulong.MaxValue, "t", "p", ShotFormat.Default, shot), new SetShotTitle(shot, "t"),
            new EditPrompt(shot, TextOperation.Between("a🎬", "b")), new SetShotFormat(shot, ShotFormat.Default), new SetShotSeed(shot, 1, true),
            new SetShotSampling(shot, 3, null), new SetShotStatus(shot, ShotStatus.Retake), new MoveShot(shot, scene, shot),
            new DuplicateShot(shot, shot), new RemoveShot(shot), new ChooseTake(shot, take), new RenameProject("x"),
            new AddBeat(shot, BeatId.New(), 8, "w"), new MoveBeat(shot, BeatId.New(), 9), new EditBeat(shot, BeatId.New(), "v"), new SetBeatPicture(shot, BeatId.New(), new string('a', 64)), new RemoveBeat(shot, BeatId.New()),
            new SetShotPresets(shot, PresetId.New(), null), new SetShotExpansion(shot, true), new RateTake(shot, take, 5), new RemoveTake(shot, take),
            new PutCastMember(new CastMember { Id = CastMemberId.New(), Name = "Mara", Pictures = [new string('a', 64)] }), new RemoveCastMember(CastMemberId.New()),
            new PutPreset(new Preset { Id = PresetId.New(), Kind = PresetKind.Format, Name = "Wide", Format = ShotFormat.Default }), new RemovePreset(PresetId.New()),
            new AddNote(shot, NoteId.New(), take, 3, 9, "higher", []), new EditNote(shot, NoteId.New(), "lower"), new RemoveNote(shot, NoteId.New()),
            new ReplyToNote(shot, NoteId.New(), "done"), new ResolveNote(shot, NoteId.New(), true), new LinkRetake(shot, NoteId.New(), take),
            new SetScript("EXT. BAY"), new SetShotScript(shot, ScriptPart.Notes, "x"),
            new AddPlaylist(PlaylistId.New(), "Dailies"), new RenamePlaylist(PlaylistId.New(), "Client"), new RemovePlaylist(PlaylistId.New()),
            new AddToPlaylist(PlaylistId.New(), take), new MoveInPlaylist(PlaylistId.New(), take, TakeId.New()), new RemoveFromPlaylist(PlaylistId.New(), take),
            TestStoryboard.Take(shot), new RestoreVersion(3), new UndoLast(), new RedoLast(),
        ];
        Assert.Equal(typeof(StoryboardCommand).Assembly.GetTypes().Count(type => type.BaseType == typeof(StoryboardCommand)), commands.Length);
        foreach (var command in commands)
        {
            var json = JsonSerializer.Serialize(command, StudioJson.Options);
            Assert.Equal(command, JsonSerializer.Deserialize<StoryboardCommand>(json, StudioJson.Options));
        }
    }

    [Fact]
    public void Options_StoryboardAndLog_ReadBackEqual()
    {
        var board = TestStoryboard.Create("a bay 🎬");
        board.Do(UserId.Studio, TestStoryboard.Take(board.Shot));
        board.Type(TestStoryboard.Ana, board.Prompt, "dusk");
        board.Do(TestStoryboard.Ana, new SetShotSampling(board.Shot, 12, 2.5));
        board.Do(TestStoryboard.Ana, new UndoLast());
        var json = JsonSerializer.Serialize(board.Current, StudioJson.Options);
        Assert.Equal(board.Current, JsonSerializer.Deserialize<Storyboard>(json, StudioJson.Options));
        foreach (var entry in board.Log)
            Assert.Equal(entry, JsonSerializer.Deserialize<StoryboardLogEntry>(JsonSerializer.Serialize(entry, StudioJson.Options), StudioJson.Options));
    }

    [Fact]
    public void Options_Ids_ArePlainStrings()
    {
        var id = ShotId.New();
        Assert.Equal($"\"{id}\"", JsonSerializer.Serialize(id, StudioJson.Options));
        Assert.Equal("\"ana\"", JsonSerializer.Serialize(new UserId("ana"), StudioJson.Options));
        var byId = new Dictionary<ShotId, int> { [id] = 1 };
        Assert.Equal(byId, JsonSerializer.Deserialize<Dictionary<ShotId, int>>(JsonSerializer.Serialize(byId, StudioJson.Options), StudioJson.Options));
        Assert.True(ShotId.TryParse(id.ToString(), null, out var parsed));
        Assert.Equal(id, parsed);
    }

    [Theory]
    [InlineData("""{"kind":"renameProject","title":null}""")]
    [InlineData("""{"kind":"renameProject"}""")]
    [InlineData("""{"kind":"noSuchCommand"}""")]
    [InlineData("""{"title":"x"}""")]
    [InlineData("""{"kind":"removeShot","shotId":"7"}""")]
    [InlineData("""{"kind":"editPrompt","shotId":"0196b2f0-0000-7000-8000-000000000000","operation":null}""")]
    public void Options_MalformedCommand_IsRefused(string json)
    {
        var exception = Record.Exception(() => JsonSerializer.Deserialize<StoryboardCommand>(json, StudioJson.Options));
        Assert.True(exception is JsonException or NotSupportedException, $"{exception}");
    }
}
