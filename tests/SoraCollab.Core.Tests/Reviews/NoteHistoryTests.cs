using SoraCollab.Core.Reviews;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Storyboards.Commands;
using SoraCollab.Core.Tests.Storyboards;

namespace SoraCollab.Core.Tests.Reviews;

/// <summary>Two people review one take in every order that chance gives: what each undoes and does again, and what the other keeps.</summary>
public sealed class NoteHistoryTests
{
    private static readonly UserId Ana = TestStoryboard.Ana;
    private static readonly UserId Ben = TestStoryboard.Ben;

    [Fact]
    public void UndoLast_NTimesThenRedoNTimes_GivesTheIdenticalReview()
    {
        var undoneInAll = 0;
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var (film, take) = Film();
            for (var i = 0; i < 40; i++) DoRandom(film, take, random.Next(3) == 0 ? Ben : Ana, random);
            var before = film.Current;
            var undone = 0;
            for (var wanted = random.Next(1, 40); undone < wanted && TryDo(film, Ana, new UndoLast()); undone++)
            {
            }

            for (var i = 0; i < undone; i++) Assert.True(TryDo(film, Ana, new RedoLast()), $"seed {seed}: redo {i} of {undone}");
            Assert.Equal(before with { Version = film.Current.Version }, film.Current);
            undoneInAll += undone;
        }

        Assert.True(undoneInAll > 200, $"Only {undoneInAll} changes were undone in 200 reviews.");
    }

    [Fact]
    public void UndoLast_AllOfOnesOwn_LeavesEveryNoteAndReplyOfTheOther()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var (film, take) = Film();
            for (var i = 0; i < 40; i++) DoRandom(film, take, random.Next(2) == 0 ? Ben : Ana, random);
            var bens = Of(film, Ben);
            while (TryDo(film, Ana, new UndoLast()))
            {
            }

            // Ana may have removed a note of her own that Ben had answered: undone, his answer is back.
            Assert.Subset(Of(film, Ben), bens);
        }
    }

    [Fact]
    public void Log_OfAReview_AppliedAnewGivesTheSameReview()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var random = new Random(seed);
            var (film, take) = Film();
            for (var i = 0; i < 60; i++)
            {
                if (random.Next(5) > 0) DoRandom(film, take, random.Next(2) == 0 ? Ben : Ana, random);
                else TryDo(film, random.Next(2) == 0 ? Ben : Ana, random.Next(2) == 0 ? new UndoLast() : new RedoLast());
            }

            var anew = film.Log.Aggregate(StoryboardReducer.Empty(film.Current.Id, "Film"), (now, entry) => StoryboardReducer.Apply(now, entry));
            Assert.Equal(film.Current, anew);
        }
    }

    /// <summary>Notes and replies of a person, with their words: of notes that are edited, only who wrote them changes the words.</summary>
    private static HashSet<string> Of(TestStoryboard film, UserId person)
    {
        var notes = film.Current.FindShot(film.Shot)!.Notes;
        return [.. notes.Where(note => note.Author == person).Select(note => $"{note.Id} {note.Words}"),
            .. notes.SelectMany(note => note.Replies.Where(reply => reply.Author == person).Select(reply => $"{note.Id} {reply.Words}"))];
    }

    private static (TestStoryboard Film, TakeId Take) Film()
    {
        var film = TestStoryboard.Create("the bay at dusk");
        var take = TakeId.New();
        film.Do(UserId.Studio, TestStoryboard.Take(film.Shot, take));
        return (film, take);
    }

    private static void DoRandom(TestStoryboard film, TakeId take, UserId actor, Random random)
    {
        var notes = film.Current.FindShot(film.Shot)!.Notes;
        var any = notes.Length > 0 ? notes[random.Next(notes.Length)] : null;
        var own = notes.LastOrDefault(note => note.Author == actor);
        TryDo(film, actor, (random.Next(8), any, own) switch
        {
            (0, _, not null) => new EditNote(film.Shot, own.Id, $"Softer {random.Next(1000)}"),
            (1, _, not null) => new RemoveNote(film.Shot, own.Id),
            (2 or 3, not null, _) => new ReplyToNote(film.Shot, any.Id, $"Yes {random.Next(1000)}"),
            (4, not null, _) => new ResolveNote(film.Shot, any.Id, random.Next(2) == 0),
            (5, not null, _) => new LinkRetake(film.Shot, any.Id, TakeId.New()),
            (6, _, _) => new SetShotStatus(film.Shot, (ShotStatus)random.Next(4)),
            _ => new AddNote(film.Shot, NoteId.New(), take, random.Next(20), null, $"Slower {random.Next(1000)}",
                [new Stroke { Kind = StrokeKind.Arrow, Points = [new(random.NextDouble(), 0), new(1, random.NextDouble())] }]),
        });
    }

    private static bool TryDo(TestStoryboard film, UserId actor, StoryboardCommand command)
    {
        try
        {
            film.Do(actor, command);
            return true;
        }
        catch (CommandRefusedException)
        {
            return false;
        }
    }
}
