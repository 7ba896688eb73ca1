using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR;
using SoraCollab.Core;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Storyboards.Events;

namespace SoraCollab.Web.Rooms;

/// <summary>
/// Sends a project's changes to the browsers that joined it, in the order of versions: one line of sending a project,
/// however many threads the changes come from.
/// </summary>
public sealed partial class RoomBroadcast(IProjectRooms rooms, IHubContext<RoomHub, IRoomClient> hub, ILogger<RoomBroadcast> log)
{
    private readonly ConcurrentDictionary<ProjectId, Lazy<IDisposable>> _lines = new();

    /// <summary>The SignalR group of a project.</summary>
    public static string GroupOf(ProjectId project) => $"project:{project}";

    /// <summary>Makes sure that the project's changes are sent.</summary>
    public void Carry(ProjectId project) =>
        _ = _lines.GetOrAdd(project, id => new Lazy<IDisposable>(() => Open(id))).Value;

    /// <summary>The edits of prompts in an entry.</summary>
    public static IEnumerable<TextApplied> EditsOf(StoryboardLogEntry entry) =>
        entry.Events.OfType<PromptEdited>().Select(edit =>
            new TextApplied(entry.ProjectId, edit.ShotId, entry.Version, edit.Operation, entry.Actor, entry.OperationId));

    private static PromptsChanged ShotsOf(StoryboardLogEntry entry) => new(
        entry.ProjectId,
        entry.Version,
        [
            .. entry.Events.SelectMany(happened => happened switch
            {
                ShotAdded added => [added.Shot],
                SceneAdded added => added.Scene.Shots,
                _ => Enumerable.Empty<Shot>(),
            }).Select(shot => new ShotPrompt(shot.Id, shot.Prompt)),
        ],
        [
            .. entry.Events.SelectMany(happened => happened switch
            {
                ShotRemoved removed => [removed.Shot],
                SceneRemoved removed => removed.Scene.Shots,
                _ => Enumerable.Empty<Shot>(),
            }).Select(shot => shot.Id),
        ]);

    private IDisposable Open(ProjectId project)
    {
        var changes = Channel.CreateUnbounded<StoryboardLogEntry>(new UnboundedChannelOptions { SingleReader = true });
        _ = SendAsync(project, changes.Reader);
        return rooms.Subscribe(project, change => changes.Writer.TryWrite(change.Entry));
    }

    private async Task SendAsync(ProjectId project, ChannelReader<StoryboardLogEntry> changes)
    {
        var group = hub.Clients.Group(GroupOf(project));
        await foreach (var entry in changes.ReadAllAsync())
        {
            try
            {
                var edits = 0;
                foreach (var edit in EditsOf(entry))
                {
                    edits++;
                    await group.TextApplied(edit);
                }
                if (ShotsOf(entry) is { IsEmpty: false } shots)
                    await group.PromptsChanged(shots);
                if (edits == 0)
                    await group.VersionChanged(new VersionChanged(entry.ProjectId, entry.Version, entry.OperationId));
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogSendFailed(failure, project, entry.Version);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Version {Version} of {Project} could not be sent to browsers")]
    private partial void LogSendFailed(Exception failure, ProjectId project, long version);
}
