using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading.Channels;
using SoraCollab.Core;
using SoraCollab.Core.Guests;
using SoraCollab.Storage.Guests;
using SoraCollab.Web.Review;
using SoraCollab.Web.Rooms;
using SoraCollab.Web.Teams;

namespace SoraCollab.Web.Guests;

/// <summary>What a guest's page hears: that the film changed, what the leader of the viewing shows, and that it is over.</summary>
public sealed class GuestEvents(GuestStore store, IProjectRooms rooms, ReviewStage stage, TeamWatch team, TimeProvider clock, IHostApplicationLifetime application)
{
    /// <summary>The film has the version that is the event's data.</summary>
    public const string Changed = "changed";

    /// <summary>The leader shows what is the event's data; nobody leads where that is null.</summary>
    public const string Staged = "stage";

    /// <summary>The link is open no more; nothing follows.</summary>
    public const string Closed = "closed";

    // Also what keeps a proxy from ending a silent connection, and the longest that a missed word could go unnoticed.
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(15);

    /// <summary>Events from now on, until the link is closed or the browser leaves. A slow reader costs one waiting signal.</summary>
    public async IAsyncEnumerable<SseItem<string>> ListenAsync(Guest guest, string session, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, application.ApplicationStopping);
        var project = guest.Link.Project;
        var signals = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        void Signal() => signals.Writer.TryWrite(true);
        void OnProject(ProjectId changed)
        {
            if (changed == project) Signal();
        }

        using var subscription = rooms.Subscribe(project, _ => Signal());
        team.Changed += OnProject;
        stage.Changed += OnProject;
        // Who is put out of the project because it is deleted hears of it as members do.
        using var visit = team.Enter(project, guest.Id, Signal);
        try
        {
            string? toldStage = null;
            while (!ends.IsCancellationRequested)
            {
                if (await store.FindGuestAsync(session, ends.Token) is not { } still)
                {
                    yield return new SseItem<string>("", Closed);
                    yield break;
                }

                yield return new SseItem<string>((await rooms.OpenAsync(project, ends.Token)).Version.ToString(System.Globalization.CultureInfo.InvariantCulture), Changed);
                if (StageNow(project) is var now && now != toldStage) yield return new SseItem<string>(toldStage = now, Staged);
                await WaitAsync(signals.Reader, still.Link.EndsAt - clock.GetUtcNow(), ends.Token);
            }
        }
        finally
        {
            team.Changed -= OnProject;
            stage.Changed -= OnProject;
        }
    }

    private string StageNow(ProjectId project) => JsonSerializer.Serialize(
        stage.Of(project) is { } state ? new { Leader = state.Leader.Name.Split(' ')[0], Shot = state.Shot.Value, Take = state.Take.Value, state.Play } : null, StudioJson.Options);

    private async Task WaitAsync(ChannelReader<bool> signals, TimeSpan left, CancellationToken cancellationToken)
    {
        using var wait = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        // A moment more than what is left: it must be over when looked at again.
        var longest = left < LookEvery ? left + TimeSpan.FromMilliseconds(50) : LookEvery;
        using var timer = clock.CreateTimer(_ => wait.Cancel(), null, longest > TimeSpan.Zero ? longest : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        try
        {
            await signals.ReadAsync(wait.Token);
        }
        catch (OperationCanceledException)
        {
            // Time to look again; the caller sees whether it is time to stop.
        }
    }
}
