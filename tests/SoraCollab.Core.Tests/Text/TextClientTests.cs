using System.Diagnostics;
using System.Globalization;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Storyboards.Commands;
using SoraCollab.Core.Storyboards.Events;
using SoraCollab.Core.Tests.Storyboards;
using SoraCollab.Core.Text;

namespace SoraCollab.Core.Tests.Text;

/// <summary>Five editors and the storyboard's own decider, with delays, repeats and lost connections drawn from a seed.</summary>
public sealed class TextClientTests(ITestOutputHelper output)
{
    private const int Seeds = 200;
    private const int EditsPerSeed = 50;
    private const int NightlySeeds = 1000;
    private const int NightlyEditsPerSeed = 10_000;
    private const int Editors = 5;

    /// <summary>How many seeds the nightly test takes, where it is not to be all of them.</summary>
    private const string SeedsVariable = "SORACOLLAB_NIGHTLY_SEEDS";

    [Fact]
    public void Edit_TenThousandConcurrentEdits_AllReplicasConvergeAndNoWordIsLost()
    {
        var edits = 0;
        for (var seed = 0; seed < Seeds; seed++)
        {
            var session = new EditingSession(seed, Editors);
            for (var i = 0; i < EditsPerSeed; i++) edits += session.Step();
            while (edits < (seed + 1) * EditsPerSeed) edits += session.Step();
            session.DeliverAll();
            session.AssertConverged();
        }
        Assert.Equal(Seeds * EditsPerSeed, edits);
    }

    /// <summary>An afternoon of five people at one prompt, a thousand times. What it took is told.</summary>
    [Fact]
    [Trait("Category", "Nightly")]
    public void Edit_TenThousandEditsByFive_AThousandTimes_AllReplicasConvergeAndNoWordIsLost()
    {
        var seeds = Environment.GetEnvironmentVariable(SeedsVariable) is { } some ? int.Parse(some, CultureInfo.InvariantCulture) : NightlySeeds;
        var clock = Stopwatch.StartNew();
        long edits = 0, words = 0, accepted = 0, lines = 0;
        Parallel.For(
            0,
            seeds,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = TestContext.Current.CancellationToken },
            seed =>
            {
                var session = new EditingSession(seed, Editors);
                var typed = 0;
                while (typed < NightlyEditsPerSeed) typed += session.Step();
                session.DeliverAll();
                session.AssertConverged();
                Interlocked.Add(ref edits, typed);
                Interlocked.Add(ref words, session.WordsTyped);
                Interlocked.Add(ref accepted, session.Accepted);
                Interlocked.Add(ref lines, session.LinesLost);
            });
        output.WriteLine($"{seeds} seeds, {edits} edits by {Editors}, {words} words, {accepted} accepted by the server, {lines} lines lost, {clock.Elapsed.TotalSeconds:F1} s");
        Assert.Equal((long)seeds * NightlyEditsPerSeed, edits);
    }

    [Fact]
    public void Edit_WhileAnAnswerIsAwaited_BuffersAndSendsOneEditAfterIt()
    {
        var client = new TextClient("", 0);
        var first = client.Edit(TextOperation.Between("", "a"))!;
        Assert.Null(client.Edit(TextOperation.Between("a", "ab")));
        Assert.Null(client.Edit(TextOperation.Between("ab", "abc")));
        var (change, second) = client.Receive(first.OperationId, 1, first.Operation);
        Assert.True(change.IsIdentity);
        Assert.Equal(1, second!.BaseVersion);
        Assert.Equal("abc", second.Operation.Apply("a"));
        Assert.NotEqual(first.OperationId, second.OperationId);
    }

    [Fact]
    public void Receive_TheSameVersionTwice_ChangesNothing()
    {
        var client = new TextClient("", 0);
        var theirs = TextOperation.Between("", "x");
        var id = OperationId.New();
        client.Receive(id, 1, theirs);
        var (change, send) = client.Receive(id, 1, theirs);
        Assert.True(change.IsIdentity);
        Assert.Null(send);
        Assert.Equal("x", client.Text);
    }

    [Fact]
    public void Refuse_WithABuffer_TakesBackOnlyWhatWasRefused()
    {
        var client = new TextClient("ab", 0);
        client.Edit(TextOperation.Between("ab", "aXXb"));
        client.Edit(TextOperation.Between("aXXb", "aXXbc"));
        var (change, send) = client.Refuse();
        Assert.Equal("abc", client.Text);
        Assert.Equal("abc", change.Apply("aXXbc"));
        Assert.Equal("abc", send!.Operation.Apply("ab"));
    }

    [Fact]
    public void Refuse_NothingPending_Throws() =>
        Assert.Throws<InvalidOperationException>(() => new TextClient("", 0).Refuse());

    private sealed class EditingSession
    {
        // Above this an editor rather deletes, so that a long session stays within what a prompt may hold, for all five at once.
        private const int LongText = 200;

        private readonly int seed;
        private readonly Random random;
        private readonly Editor[] editors;
        private readonly ShotId shot;
        private readonly List<StoryboardLogEntry> log = [];
        private readonly HashSet<string> inserted = [];
        private readonly HashSet<string> deleted = [];
        private StoryboardHistory history;
        private DateTimeOffset now = DateTimeOffset.UnixEpoch;
        private int step;
        private int nextWord;

        public EditingSession(int seed, int count)
        {
            this.seed = seed;
            random = new Random(seed);
            // No character twice: each counts as a word.
            var board = TestStoryboard.Create(prompt: "🌊 dusk🎬");
            (history, shot) = (board.History, board.Shot);
            var version = history.Current.Version;
            foreach (var word in Words(Prompt)) inserted.Add(word);
            editors = [.. Enumerable.Range(0, count).Select(i => new Editor(new UserId($"editor{i}"), Prompt, version))];
        }

        public int WordsTyped => nextWord;

        public int Accepted => log.Count;

        public int LinesLost { get; private set; }

        private string Prompt => history.Current.FindShot(shot)!.Prompt;

        /// <summary>One random thing; 1 where it was an edit.</summary>
        public int Step()
        {
            step++;
            now += TimeSpan.FromMilliseconds(40);
            var editor = editors[random.Next(editors.Length)];
            if (editor.IsAway && step >= editor.AwayUntil) editor.Reconnect(log);
            switch (random.Next(10))
            {
                case < 5:
                    editor.Type(RandomEdit(editor.Client.Text));
                    return 1;
                case < 7:
                    DeliverToServer(editor);
                    return 0;
                case < 9:
                    DeliverToEditor(editor);
                    return 0;
                default:
                    // The connection is lost with all that was under way: at times for long. What is unanswered is sent again.
                    if (editor.IsAway) return 0;
                    LinesLost++;
                    if (random.Next(100) == 0) editor.Leave(step + random.Next(100, 1000));
                    else editor.Reconnect(log);
                    return 0;
            }
        }

        public void DeliverAll()
        {
            foreach (var editor in editors.Where(editor => editor.IsAway)) editor.Reconnect(log);
            while (editors.Any(editor => editor.Outgoing.Count > 0 || editor.Seen < log.Count || editor.Client.Pending is not null))
                foreach (var editor in editors)
                {
                    while (editor.Outgoing.Count > 0) DeliverToServer(editor);
                    while (editor.Seen < log.Count) DeliverToEditor(editor);
                    if (editor.Client.Pending is not null && editor.Outgoing.Count == 0) editor.Reconnect(log);
                }
        }

        public void AssertConverged()
        {
            foreach (var editor in editors)
                Assert.True(Prompt == editor.Client.Text, $"Seed {seed}: {editor.User} shows \"{editor.Client.Text}\", the server has \"{Prompt}\".");
            var present = Words(Prompt);
            var expected = inserted.Except(deleted).ToHashSet();
            Assert.True(expected.SetEquals(present), $"Seed {seed}: lost {expected.Except(present).Count()} words, {present.Except(expected).Count()} came back.");
            Assert.True(expected.Count == present.Count, $"Seed {seed}: {present.Count - expected.Count} words stand there twice.");
            Assert.Equal(-1, TextRules.IndexOfLoneSurrogate(Prompt));
        }

        // A word is one character that is typed once in the session, so that survival can be told exactly.
        private static List<string> Words(string text) => TextGenerators.Split(text);

        private TextOperation RandomEdit(string text)
        {
            var characters = TextGenerators.Split(text);
            var isLong = characters.Count > LongText;
            var at = random.Next(characters.Count + 1);
            var builder = new TextOperationBuilder().Retain(characters.Take(at).Sum(character => character.Length));
            var remove = isLong ? random.Next(1, 20) : characters.Count > 10 && random.Next(3) == 0 ? random.Next(1, 5) : 0;
            var removed = characters.Skip(at).Take(remove).ToList();
            foreach (var character in removed) deleted.Add(character);
            builder.Delete(removed.Sum(character => character.Length));
            if (remove == 0 || random.Next(2) == 0)
                for (var i = random.Next(1, 6); i > 0; i--)
                {
                    // Every second one is a surrogate pair, from the supplementary private use area; the others are ideographs.
                    var word = char.ConvertFromUtf32((nextWord % 2 == 0 ? 0x3400 : 0xF0000) + nextWord / 2);
                    nextWord++;
                    inserted.Add(word);
                    builder.Insert(word);
                }
            return builder.Retain(characters.Skip(at + removed.Count).Sum(character => character.Length)).Build();
        }

        private void DeliverToServer(Editor editor)
        {
            if (editor.IsAway || !editor.Outgoing.TryPeek(out var edit)) return;
            if (random.Next(5) > 0) editor.Outgoing.Dequeue(); // Else it arrives, and will arrive again.
            var decision = StoryboardDecider.Decide(
                history,
                new CommandEnvelope
                {
                    OperationId = edit.OperationId,
                    ProjectId = history.Current.Id,
                    BaseVersion = edit.BaseVersion,
                    Actor = editor.User,
                    Command = new EditPrompt(shot, edit.Operation),
                },
                now);
            if (decision.IsRepeat) return;
            history = history.Append(decision.Entry);
            log.Add(decision.Entry);
        }

        private void DeliverToEditor(Editor editor)
        {
            for (var i = random.Next(1, 8); i > 0 && !editor.IsAway && editor.Seen < log.Count; i--) editor.Receive(log[editor.Seen++]);
        }
    }

    private sealed class Editor(UserId user, string text, long version)
    {
        public UserId User { get; } = user;

        public TextClient Client { get; } = new(text, version);

        public Queue<TextEdit> Outgoing { get; } = new();

        public int Seen { get; set; }

        /// <summary>The step at which the line comes back, where it is lost.</summary>
        public int? AwayUntil { get; private set; }

        public bool IsAway => AwayUntil is not null;

        public void Type(TextOperation operation) => Send(Client.Edit(operation));

        public void Receive(StoryboardLogEntry entry)
        {
            // An edit that came to nothing still answers the one who sent it.
            var operation = entry.Events.OfType<PromptEdited>().SingleOrDefault()?.Operation;
            Send(Client.Receive(entry.OperationId, entry.Version, operation).Send);
        }

        public void Leave(int until) => AwayUntil = until;

        public void Reconnect(List<StoryboardLogEntry> log)
        {
            AwayUntil = null;
            Outgoing.Clear();
            var again = Math.Max(0, Seen - 3); // Some of what is known comes once more.
            for (Seen = again; Seen < log.Count; Seen++) Receive(log[Seen]);
            if (Outgoing.Count == 0) Send(Client.Pending);
        }

        private void Send(TextEdit? edit)
        {
            if (edit is not null) Outgoing.Enqueue(edit);
        }
    }
}
