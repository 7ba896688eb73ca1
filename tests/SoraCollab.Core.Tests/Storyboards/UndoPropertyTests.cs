using System.Text.Json;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Storyboards.Commands;

namespace SoraCollab.Core.Tests.Storyboards;

/// <summary>Undo and redo of whatever a person does, in commands of every kind.</summary>
public sealed class UndoPropertyTests
{
    private static readonly UserId Ana = TestStoryboard.Ana;

    [Fact]
    public void RandomEdits_KnowEveryKindOfCommand() => Assert.Empty(
        typeof(StoryboardCommand).Assembly.GetTypes().Where(type => type.BaseType == typeof(StoryboardCommand))
            .Except(RandomEdits.Kinds()).Except([typeof(AddTake), typeof(UndoLast), typeof(RedoLast)]).Select(type => type.Name));

    /// <summary>Undoing all gives the film as it was found, doing all again gives it as it was left.</summary>
    [Fact]
    public void AllUndone_ThenAllRedone_LeaveTheFilmIdentical()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var random = new Random(seed);
            var board = TestStoryboard.Create("a bay");
            for (var take = 0; take < 3; take++) board.Do(UserId.Studio, TestStoryboard.Take(board.Shot));
            var found = board.Current;
            for (var i = 0; i < 40; i++) RandomEdits.Do(board, random, Ana, withTakes: false);
            var left = board.Current;
            var steps = 0;
            while (TryDo(board, new UndoLast())) steps++;
            Assert.Equal(Plain(found), Plain(board.Current));
            board.Restart();
            for (var step = 0; step < steps; step++) board.Do(Ana, new RedoLast());
            Assert.Equal(Plain(left), Plain(board.Current));
            Assert.False(TryDo(board, new RedoLast()));
        }
    }

    /// <summary>Whatever one person undoes, each letter that another typed into a prompt that is still there stays.</summary>
    [Fact]
    public void Undo_NeverTakesAnothersLetters()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var random = new Random(seed);
            var board = TestStoryboard.Create("");
            var typed = 0;
            for (var i = 0; i < 60; i++)
            {
                var (prompt, mine) = (board.Prompt, random.Next(3) > 0);
                var at = random.Next(prompt.Length + 1);
                // Ana writes and removes her own letters; Ben only adds.
                if (!mine)
                {
                    board.Type(TestStoryboard.Ben, prompt, prompt.Insert(at, "B"));
                    typed++;
                }
                else if (random.Next(4) == 0 && prompt.IndexOf('a') is var own and >= 0)
                {
                    board.Type(Ana, prompt, prompt.Remove(own, 1));
                }
                else if (random.Next(3) == 0)
                {
                    TryDo(board, random.Next(2) == 0 ? new UndoLast() : new RedoLast());
                }
                else
                {
                    board.Type(Ana, prompt, prompt.Insert(at, "a"));
                }

                Assert.Equal(typed, board.Prompt.Count(letter => letter == 'B'));
            }
        }
    }

    private static bool TryDo(TestStoryboard board, StoryboardCommand command)
    {
        try
        {
            board.Do(Ana, command);
            return true;
        }
        catch (CommandRefusedException refusal) when (refusal is NothingToUndoException or NothingToRedoException)
        {
            return false;
        }
    }

    // What comes back stands at the end of cast, presets and playlists; versions count on.
    private static string Plain(Storyboard storyboard) => JsonSerializer.Serialize(
        storyboard with
        {
            Version = 0,
            Cast = [.. storyboard.Cast.OrderBy(member => member.Id)],
            Presets = [.. storyboard.Presets.OrderBy(preset => preset.Id)],
            Playlists = [.. storyboard.Playlists.OrderBy(playlist => playlist.Id)],
        },
        StudioJson.Options);
}
