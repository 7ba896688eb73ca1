using System.Text.Json;
using SoraCollab.Core.Reviews;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Storyboards.Commands;
using SoraCollab.Core.Tests.Storyboards;

namespace SoraCollab.Core.Tests.Reviews;

/// <summary>Notes: decided, applied, undone and done again, refused.</summary>
public sealed class NoteCommandsTests
{
    private static readonly UserId Ana = TestStoryboard.Ana;
    private static readonly UserId Ben = TestStoryboard.Ben;
    private static readonly Stroke Circle = new() { Kind = StrokeKind.Ellipse, Points = [new(0.1, 0.2), new(0.5, 0.6)] };
    private readonly TestStoryboard board = TestStoryboard.Create("a bay");
    private readonly TakeId take = TakeId.New();
    private readonly NoteId note = NoteId.New();

    public NoteCommandsTests() => board.Do(UserId.Studio, TestStoryboard.Take(board.Shot, take));

    public static TheoryData<string> Kinds => ["add", "edit", "remove", "reply", "resolve", "retake"];

    private Shot Shot => board.Current.FindShot(board.Shot)!;

    [Theory]
    [MemberData(nameof(Kinds))]
    public void UndoAndRedo_EachCommand_RestoreTheStoryboard(string kind)
    {
        board.Do(Ana, Add(note));
        var before = board.Current;
        board.Do(Ana, kind switch
        {
            "add" => Add(NoteId.New(), last: 9, words: "Slower.\nMuch slower."),
            "edit" => new EditNote(board.Shot, note, "Softer light"),
            "remove" => new RemoveNote(board.Shot, note),
            "reply" => new ReplyToNote(board.Shot, note, "Agreed"),
            "resolve" => new ResolveNote(board.Shot, note, true),
            _ => new LinkRetake(board.Shot, note, TakeId.New()),
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
    public void Add_KeepsWhoWhenAndWhat()
    {
        var at = board.Do(Ben, Add(note)).At;
        Assert.Equal((Ben, at, 3, (int?)null, "The silk goes muddy"), Fields(Assert.Single(Shot.Notes)));
        Assert.Equal([Circle], Shot.Notes[0].Drawing);

        static (UserId, DateTimeOffset, int, int?, string) Fields(Note note) => (note.Author, note.At, note.Frame, note.LastFrame, note.Words);
    }

    [Fact]
    public void Undo_OfANoteThatSomebodyAnswered_LeavesTheAnswer()
    {
        board.Do(Ana, Add(note));
        board.Do(Ben, new ReplyToNote(board.Shot, note, "Agreed"));
        Assert.Throws<NothingToUndoException>(() => board.Do(Ana, new UndoLast()));
        Assert.Equal("Agreed", Assert.Single(Assert.Single(Shot.Notes).Replies).Words);
    }

    [Fact]
    public void EditAndRemove_ByAnother_AreRefused()
    {
        board.Do(Ana, Add(note));
        Assert.Contains("who wrote", Assert.Throws<NotAllowedException>(() => board.Do(Ben, new EditNote(board.Shot, note, "No"))).Message);
        Assert.Throws<NotAllowedException>(() => board.Do(Ben, new RemoveNote(board.Shot, note)));
    }

    public static TheoryData<int, int?, string, double, string> Bad => new()
    {
        { -1, null, "x", 0.5, "frame -1" },
        { 10_000, null, "x", 0.5, "frame 10000" },
        { 5, 5, "x", 0.5, "range" },
        { 5, 10_000, "x", 0.5, "10000" },
        { 5, null, "", 0, "says nothing" },
        { 5, null, new string('x', 2001), 0.5, "2001" },
        { 5, null, "a\u0007", 0.5, "U+0007" },
        { 5, null, "x", 1.5, "leaves the picture" },
        { 5, null, "x", double.NaN, "leaves the picture" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void Add_WhatCannotBe_IsRefusedWithTheValue(int frame, int? last, string words, double x, string named)
    {
        ValueList<Stroke> drawing = x == 0 ? [] : [new Stroke { Kind = StrokeKind.Arrow, Points = [new(0, 0), new(x, 0.5)] }];
        var refusal = Assert.ThrowsAny<CommandRefusedException>(() => board.Do(Ana, new AddNote(board.Shot, note, take, frame, last, words, drawing)));
        Assert.Contains(named, refusal.Message);
        Assert.Empty(Shot.Notes);
    }

    [Fact]
    public void Add_StrokeWithAWrongNumberOfPoints_IsRefused() => Assert.Contains(
        "1 points",
        Assert.Throws<NotAllowedException>(() => board.Do(Ana, Add(note) with { Drawing = [new Stroke { Kind = StrokeKind.Box, Points = [new(0, 0)] }] })).Message);

    [Fact]
    public void Add_OnATakeOfAnotherShot_IsRefused() =>
        Assert.Throws<TakeNotFoundException>(() => board.Do(Ana, Add(note) with { TakeId = TakeId.New() }));

    [Fact]
    public void Duplicate_OfAShot_TakesNoNotesAlong()
    {
        board.Do(Ana, Add(note));
        var copy = ShotId.New();
        board.Do(Ana, new DuplicateShot(board.Shot, copy));
        Assert.Empty(board.Current.FindShot(copy)!.Notes);
    }

    private AddNote Add(NoteId id, int? last = null, string words = "The silk goes muddy") => new(board.Shot, id, take, 3, last, words, [Circle]);
}
