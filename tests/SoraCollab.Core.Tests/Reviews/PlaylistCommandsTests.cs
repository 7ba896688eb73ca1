using System.Text.Json;
using SoraCollab.Core.Reviews;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Storyboards.Commands;
using SoraCollab.Core.Tests.Storyboards;

namespace SoraCollab.Core.Tests.Reviews;

/// <summary>Playlists: decided, applied, undone and done again, with others at work in them.</summary>
public sealed class PlaylistCommandsTests
{
    private static readonly UserId Ana = TestStoryboard.Ana;
    private static readonly UserId Ben = TestStoryboard.Ben;
    private readonly TestStoryboard board = TestStoryboard.Create("a bay");
    private readonly PlaylistId dailies = PlaylistId.New();
    private readonly TakeId[] takes = [TakeId.New(), TakeId.New(), TakeId.New(), TakeId.New()];

    public PlaylistCommandsTests()
    {
        foreach (var take in takes) board.Do(UserId.Studio, TestStoryboard.Take(board.Shot, take));
        board.Do(Ben, new AddPlaylist(dailies, "Dailies"));
        foreach (var take in takes[..3]) board.Do(Ben, new AddToPlaylist(dailies, take));
    }

    private Playlist Dailies => board.Current.FindPlaylist(dailies)!;

    public static TheoryData<string> Kinds => ["add", "rename", "remove", "addTake", "moveTake", "removeTake"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void UndoAndRedo_EachCommand_RestoreTheStoryboard(string kind)
    {
        var before = board.Current;
        board.Do(Ana, kind switch
        {
            "add" => new AddPlaylist(PlaylistId.New(), "Client"),
            "rename" => new RenamePlaylist(dailies, "Monday"),
            "remove" => new RemovePlaylist(dailies),
            "addTake" => new AddToPlaylist(dailies, takes[3]),
            "moveTake" => new MoveInPlaylist(dailies, takes[2], null),
            _ => new RemoveFromPlaylist(dailies, takes[1]),
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
    public void MoveInPlaylist_PutsTheTakeBehindTheOther()
    {
        board.Do(Ana, new MoveInPlaylist(dailies, takes[0], takes[1]));
        Assert.Equal([takes[1], takes[0], takes[2]], Dailies.Takes);
        board.Do(Ana, new MoveInPlaylist(dailies, takes[2], null));
        Assert.Equal([takes[2], takes[1], takes[0]], Dailies.Takes);
        Assert.Empty(board.Do(Ana, new MoveInPlaylist(dailies, takes[2], null)).Events);
        Assert.Empty(board.Do(Ana, new MoveInPlaylist(dailies, takes[2], takes[2])).Events);
    }

    [Fact]
    public void AddToPlaylist_TheSameTakeTwice_IsInItOnce()
    {
        board.Do(Ana, new AddToPlaylist(dailies, takes[0]));
        Assert.Equal(takes[..3], Dailies.Takes);
    }

    [Fact]
    public void Undo_WhereAnotherWorkedInTheListSince_LeavesTheirsAlone()
    {
        board.Do(Ana, new RemoveFromPlaylist(dailies, takes[0]));
        board.Do(Ben, new AddToPlaylist(dailies, takes[3]));
        Assert.ThrowsAny<CommandRefusedException>(() => board.Do(Ana, new UndoLast()));
        Assert.Equal([takes[1], takes[2], takes[3]], Dailies.Takes);
    }

    /// <summary>A take that comes back by an undo is in its place again.</summary>
    [Fact]
    public void RemovedTake_KeepsItsPlace()
    {
        board.Do(Ana, new RemoveTake(board.Shot, takes[1]));
        Assert.Equal(takes[..3], Dailies.Takes);
        board.Do(Ana, new UndoLast());
        Assert.NotNull(board.Current.FindTake(takes[1]));
        Assert.Equal(takes[..3], Dailies.Takes);
    }

    public static TheoryData<string, string> Refused => new()
    {
        { "blank", "name of the playlist is empty" },
        { "lines", "must be one line" },
        { "again", "is in this storyboard already" },
        { "unknown", "has no playlist" },
        { "stranger", "is not in this film" },
        { "absent", "is not in the playlist Dailies" },
        { "behind", "is not in the playlist Dailies" },
        { "many", "more than 100 are not allowed" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Decide_WhatIsNotAllowed_IsRefusedInWords(string kind, string words)
    {
        if (kind == "many")
        {
            for (var i = board.Current.Playlists.Length; i < PlaylistDecider.MaximumPlaylists; i++) board.Do(Ana, new AddPlaylist(PlaylistId.New(), $"List {i}"));
        }

        var refusal = Assert.ThrowsAny<StudioException>(() => board.Do(Ana, kind switch
        {
            "blank" => new AddPlaylist(PlaylistId.New(), " "),
            "lines" => new RenamePlaylist(dailies, "a\nb"),
            "again" => new AddPlaylist(dailies, "Dailies"),
            "unknown" => new RemovePlaylist(PlaylistId.New()),
            "stranger" => new AddToPlaylist(dailies, TakeId.New()),
            "absent" => new RemoveFromPlaylist(dailies, takes[3]),
            "behind" => new MoveInPlaylist(dailies, takes[0], takes[3]),
            _ => new AddPlaylist(PlaylistId.New(), "One more"),
        }));
        Assert.Contains(words, refusal.Message);
    }
}
