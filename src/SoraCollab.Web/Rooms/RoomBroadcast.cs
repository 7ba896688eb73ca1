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
    private readonly Lock _gate = new();
    private readonly Dictionary<ProjectId, Line> _lines = [];

    /// <summary>The SignalR group of a project.</summary>
    public static string GroupOf(ProjectId project) => $"project:{project}";

    /// <summary>Projects whose changes are being sent.</summary>
    internal int LineCount
    {
        get
        {
            lock (_gate)
                return _lines.Count;
        }
    }

    /// <summary>Sends the project's changes for as long as one of the connections that asked for them is there.</summary>
    public void Carry(ProjectId project, string connection)
    {
        lock (_gate)
        {
            if (!_lines.TryGetValue(project, out var line))
                _lines[project] = line = Open(project);
            line.Connections.Add(connection);
        }
    }

    /// <summary>A connection left a project, or (null) ended.</summary>
    public void Drop(string connection, ProjectId? project = null)
    {
        lock (_gate)
        {
            foreach (var (id, line) in _lines)
            {
                if ((project is null || id == project) && line.Connections.Remove(connection) && line.Connections.Count == 0)
                {
                    _lines.Remove(id);
                    line.Dispose();
                }
            }
        }
    }

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

    private Line Open(ProjectId project)
    {
        var changes = Channel.CreateUnbounded<StoryboardLogEntry>(new UnboundedChannelOptions { SingleReader = true });
        _ = SendAsync(project, changes.Reader);
        return new Line(rooms.Subscribe(project, change => changes.Writer.TryWrite(change.Entry)), changes.Writer);
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

    private sealed class Line(IDisposable subscription, ChannelWriter<StoryboardLogEntry> changes) : IDisposable
    {
        public HashSet<string> Connections { get; } = [];

        public void Dispose()
        {
            subscription.Dispose();
            changes.TryComplete();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Version {Version} of {Project} could not be sent to browsers")]
    private partial void LogSendFailed(Exception failure, ProjectId project, long version);
}
