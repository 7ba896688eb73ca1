using System.Collections.Immutable;
using Microsoft.AspNetCore.SignalR;
using SoraCollab.Core;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Storyboards.Events;

namespace SoraCollab.Web.Rooms;

/// <summary>Sends a project's changes to the browsers that joined it, to each in the order of versions and waiting for none.</summary>
public sealed class RoomBroadcast(IProjectRooms rooms, IHubContext<RoomHub, IRoomClient> hub)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<ProjectId, Line> _lines = [];

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
    /// <param name="project">The project.</param>
    /// <param name="connection">The connection's id.</param>
    /// <param name="putOff">Ends the connection, when it reads nothing.</param>
    public void Carry(ProjectId project, string connection, Action putOff)
    {
        lock (_gate)
        {
            if (!_lines.TryGetValue(project, out var line))
                _lines[project] = line = new Line(rooms, project);
            line.Add(connection, () => new RoomOutbox(hub.Clients.Client(connection), putOff));
        }
    }

    /// <summary>A connection left a project, or (null) ended.</summary>
    public void Drop(string connection, ProjectId? project = null)
    {
        lock (_gate)
        {
            foreach (var (id, line) in _lines)
            {
                if ((project is null || id == project) && line.Remove(connection) && line.IsEmpty)
                {
                    _lines.Remove(id);
                    line.Dispose();
                }
            }
        }
    }

    /// <summary>Shows everybody else in a project where one writes; who has too much waiting is left out.</summary>
    public void ShowCaret(string connection, CaretMoved caret)
    {
        Line? line;
        lock (_gate)
            _lines.TryGetValue(caret.ProjectId, out line);
        line?.Caret(connection, caret);
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

    /// <summary>What is sent for an entry, in order.</summary>
    private static List<Func<IRoomClient, Task>> MessagesOf(StoryboardLogEntry entry)
    {
        List<Func<IRoomClient, Task>> messages = [.. EditsOf(entry).Select(edit => (Func<IRoomClient, Task>)(client => client.TextApplied(edit)))];
        var edits = messages.Count;
        if (ShotsOf(entry) is { IsEmpty: false } shots)
            messages.Add(client => client.PromptsChanged(shots));
        if (edits == 0)
        {
            var version = new VersionChanged(entry.ProjectId, entry.Version, entry.OperationId);
            messages.Add(client => client.VersionChanged(version));
        }
        return messages;
    }

    private sealed class Line : IDisposable
    {
        private readonly Lock _gate = new();
        private readonly IDisposable _subscription;
        private ImmutableDictionary<string, RoomOutbox> _outboxes = ImmutableDictionary<string, RoomOutbox>.Empty;

        // The room's mirror tells of one version after another: what is posted is in their order.
        public Line(IProjectRooms rooms, ProjectId project) => _subscription = rooms.Subscribe(project, change =>
        {
            var messages = MessagesOf(change.Entry);
            foreach (var outbox in _outboxes.Values)
                messages.ForEach(outbox.Post);
        });

        public bool IsEmpty => _outboxes.IsEmpty;

        public void Add(string connection, Func<RoomOutbox> open)
        {
            lock (_gate)
            {
                if (!_outboxes.ContainsKey(connection))
                    _outboxes = _outboxes.Add(connection, open());
            }
        }

        public bool Remove(string connection)
        {
            lock (_gate)
            {
                if (!_outboxes.TryGetValue(connection, out var outbox))
                    return false;
                _outboxes = _outboxes.Remove(connection);
                outbox.Dispose();
                return true;
            }
        }

        public void Caret(string connection, CaretMoved caret)
        {
            foreach (var (other, outbox) in _outboxes)
            {
                if (other != connection)
                    outbox.PostCaret(caret);
            }
        }

        public void Dispose() => _subscription.Dispose();
    }
}
