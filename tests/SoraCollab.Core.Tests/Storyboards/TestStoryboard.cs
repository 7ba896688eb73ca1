using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Storyboards.Commands;
using SoraCollab.Core.Takes;
using SoraCollab.Core.Text;

namespace SoraCollab.Core.Tests.Storyboards;

/// <summary>A storyboard with one scene and one shot, driven by commands as the project room drives it.</summary>
internal sealed class TestStoryboard
{
    internal static readonly UserId Ana = new("ana");
    internal static readonly UserId Ben = new("ben");

    private DateTimeOffset now = new(2030, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private TestStoryboard(StoryboardHistory history) => History = history;

    public StoryboardHistory History { get; private set; }

    public Storyboard Current => History.Current;

    public SceneId Scene { get; private set; }

    public ShotId Shot { get; private set; }

    public string Prompt => Current.FindShot(Shot)!.Prompt;

    /// <summary>How far apart commands come. Far enough by default that typing is undone piece by piece.</summary>
    public TimeSpan Pace { get; set; } = TimeSpan.FromSeconds(10);

    public List<StoryboardLogEntry> Log { get; } = [];

    public static TestStoryboard Create(string prompt = "")
    {
        var board = new TestStoryboard(StoryboardHistory.Load(StoryboardReducer.Empty(ProjectId.New(), "Film"), []));
        var founder = new UserId("founder");
        (board.Scene, board.Shot) = (SceneId.New(), ShotId.New());
        board.Do(founder, new AddScene(board.Scene, "Bay", "EXT. BAY, DUSK"));
        board.Do(founder, new AddShot(board.Shot, board.Scene, Seed: 7, Title: "Wide", Prompt: prompt));
        return board;
    }

    public StoryboardDecision Decide(UserId actor, StoryboardCommand command, long? baseVersion = null, OperationId? operation = null) =>
        StoryboardDecider.Decide(
            History,
            new CommandEnvelope
            {
                OperationId = operation ?? OperationId.New(),
                ProjectId = Current.Id,
                BaseVersion = baseVersion ?? Current.Version,
                Actor = actor,
                Command = command,
            },
            now);

    public StoryboardLogEntry Do(UserId actor, StoryboardCommand command, long? baseVersion = null, OperationId? operation = null)
    {
        var decision = Decide(actor, command, baseVersion, operation);
        now += Pace;
        if (decision.IsRepeat) return decision.Entry;
        History = History.Append(decision.Entry);
        Log.Add(decision.Entry);
        return decision.Entry;
    }

    public StoryboardLogEntry Type(UserId actor, string before, string after) =>
        Do(actor, new EditPrompt(Shot, TextOperation.Between(before, after)));

    /// <summary>The same storyboard as it is found after a restart.</summary>
    public void Restart() => History = StoryboardHistory.Load(Current, Log);

    public static AddTake Take(ShotId shot, TakeId? id = null) => new(
        shot,
        id ?? TakeId.New(),
        new TakeRecipe
        {
            Prompt = "a bay",
            Model = "animatic",
            ModelHash = new string('a', 64),
            Seed = ulong.MaxValue,
            Steps = 20,
            GuidanceScale = 3.5,
            Format = ShotFormat.Default,
            HostName = "local",
        },
        new TakeMedia
        {
            ClipHash = new string('b', 64),
            ClipBytes = 1000,
            PosterHash = new string('c', 64),
            PosterBytes = 100,
            DurationSeconds = 2,
        },
        Ana,
        DateTimeOffset.UnixEpoch);
}
