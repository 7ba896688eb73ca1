using SoraCollab.Core;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Storyboards.Commands;
using SoraCollab.Core.Storyboards.Events;
using SoraCollab.Core.Projects;
using SoraCollab.Web.Rooms;
using SoraCollab.Web.Tests.Studio;

namespace SoraCollab.Web.Tests.Rooms;

public sealed class ProjectRoomTests(SharedStudio shared)
{
    private StudioServer Studio => shared.Server;

    [Fact]
    public async Task SendAsync_AfterAnotherWriterWasFaster_ReadsAnewAndIsAccepted()
    {
        var mara = await Studio.AddMemberAsync();
        var (film, shot) = await Studio.AddFilmAsync(mara);
        var rooms = Studio.Get<IProjectRooms>();
        var versions = new List<long>();
        using var listening = rooms.Subscribe(film, change => versions.Add(change.Version));
        var before = await rooms.OpenAsync(film);

        // What a second room of the same project would do: commit past this one.
        var entry = new StoryboardLogEntry
        {
            ProjectId = film,
            Version = before.Version + 1,
            OperationId = OperationId.New(),
            Actor = mara.Id,
            At = DateTimeOffset.UnixEpoch,
            Events = [new ShotRetitled(shot, before.FindShot(shot)!.Title, "From elsewhere")],
        };
        await Studio.Get<IStoryboardStore>().CommitAsync(entry, StoryboardReducer.Apply(before, entry));

        await Studio.SendAsync(film, mara.Id, new SetShotStatus(shot, ShotStatus.Approved));
        var after = (await rooms.OpenAsync(film)).FindShot(shot)!;
        Assert.Equal(("From elsewhere", ShotStatus.Approved), (after.Title, after.Status));
        Assert.Equal([before.Version + 1, before.Version + 2], versions);
    }

    [Fact]
    public async Task OpenAsync_OfAProjectThatIsMadeLater_FindsItThen()
    {
        var rooms = Studio.Get<IProjectRooms>();
        var mara = await Studio.AddMemberAsync();
        await Assert.ThrowsAsync<ProjectClosedException>(() => rooms.OpenAsync(ProjectId.New()));
        var made = await Studio.Get<IProjectStore>().CreateAsync("Saltlight", mara.Id);
        Assert.Equal("Saltlight", (await rooms.OpenAsync(made.Id)).Title);
    }

    [Fact]
    public async Task SendAsync_FromTwentyEditorsAtOnce_LosesNothingAndCountsEachOnce()
    {
        var mara = await Studio.AddMemberAsync();
        var (film, shot) = await Studio.AddFilmAsync(mara, prompt: "");
        var rooms = Studio.Get<IProjectRooms>();
        var versions = new List<long>();
        using var listening = rooms.Subscribe(film, change => versions.Add(change.Version));
        var before = await rooms.OpenAsync(film);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(editor => rooms.SendAsync(new CommandEnvelope
        {
            OperationId = OperationId.New(),
            ProjectId = film,
            BaseVersion = before.Version,
            Actor = mara.Id,
            Command = new EditPrompt(shot, Core.Text.TextOperation.Between("", $"[{editor}]")),
        })));
        Assert.All(answers, answer => Assert.True(answer.Accepted, answer.Refusal));
        var after = await rooms.OpenAsync(film);
        Assert.Equal(before.Version + 20, after.Version);
        Assert.All(Enumerable.Range(0, 20), editor => Assert.Contains($"[{editor}]", after.FindShot(shot)!.Prompt));
        Assert.Equal(Enumerable.Range(1, 20).Select(step => before.Version + step), versions);
    }

    [Fact]
    public async Task SendAsync_EditOlderThanTheRoomRemembers_IsMergedFromTheLog()
    {
        var mara = await Studio.AddMemberAsync();
        var (film, shot) = await Studio.AddFilmAsync(mara, prompt: "bay");
        var rooms = Studio.Get<IProjectRooms>();
        var before = await rooms.OpenAsync(film);
        var written = await WriteLogAsync(before, shot, StoryboardHistory.DefaultCapacity + 1);

        var answer = await rooms.SendAsync(new CommandEnvelope
        {
            OperationId = OperationId.New(),
            ProjectId = film,
            BaseVersion = before.Version,
            Actor = mara.Id,
            Command = new EditPrompt(shot, Core.Text.TextOperation.Between("bay", "quiet bay")),
        });

        Assert.True(answer.Accepted, answer.Refusal);
        Assert.Equal("quiet bay" + new string('x', written), (await rooms.OpenAsync(film)).FindShot(shot)!.Prompt);

        // What another room of this project would do: many small edits, straight into the log. The prompt may have 2,000 letters.
        async Task<int> WriteLogAsync(Storyboard board, ShotId edited, int entries)
        {
            var store = Studio.Get<IStoryboardStore>();
            for (var i = 0; i < entries; i++)
            {
                var prompt = board.FindShot(edited)!.Prompt;
                var typed = Core.Text.TextOperation.Between(prompt, prompt.Length < 500 ? prompt + "x" : prompt);
                var entry = new StoryboardLogEntry
                {
                    ProjectId = film,
                    Version = board.Version + 1,
                    OperationId = OperationId.New(),
                    Actor = new UserId("another"),
                    At = DateTimeOffset.UnixEpoch,
                    Events = prompt.Length < 500 ? [new PromptEdited(edited, typed, typed.Invert(prompt))] : [],
                };
                board = StoryboardReducer.Apply(board, entry);
                await store.CommitAsync(entry, board);
            }
            return board.FindShot(edited)!.Prompt.Length - "bay".Length;
        }
    }
}
