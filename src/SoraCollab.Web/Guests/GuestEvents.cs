using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading.Channels;
using SoraCollab.Core;
using SoraCollab.Core.Guests;
using SoraCollab.Storage.Guests;
using SoraCollab.Web.Review;

namespace SoraCollab.Web.Guests;

/// <summary>What a guest's page hears: that the film changed, what the leader of the viewing shows and points at, and that it is over.</summary>
public sealed class GuestEvents(GuestStore store, GuestNews news, TimeProvider clock, IHostApplicationLifetime application)
{
    /// <summary>The film has the version that is the event's data.</summary>
    public const string Changed = "changed";

    /// <summary>The leader shows what is the event's data, a <see cref="GuestStage"/>; nobody leads where that is null.</summary>
    public const string Staged = "stage";

    /// <summary>The leader points at the event's data, a <see cref="LaserPoint"/>; at nothing where that is null.</summary>
    public const string Pointed = "laser";

    /// <summary>The link is open no more; nothing follows.</summary>
    public const string Closed = "closed";

    // Also what keeps a proxy from ending a silent connection, and the longest that a missed word could go unnoticed.
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(15);

    // Somebody who types changes the film twelve times a second; a guest's page fetches itself anew at each word of it.
    private static readonly TimeSpan FilmAtMostEvery = TimeSpan.FromMilliseconds(250);

    /// <summary>Events from now on, until the link is closed or the browser leaves. A slow reader costs one waiting signal.</summary>
    public async IAsyncEnumerable<SseItem<string>> ListenAsync(Guest guest, string session, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, application.ApplicationStopping);
        var project = guest.Link.Project;
        var signals = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        var waiting = 0;
        LaserPoint? point = null;
        using var subscription = news.Watch(guest, (kind, at) =>
        {
            if (kind == GuestNewsKind.Laser) Volatile.Write(ref point, at);
            Interlocked.Or(ref waiting, (int)kind);
            signals.Writer.TryWrite(true);
        });

        string? toldStage = null;
        var (heard, endsAt) = (GuestNewsKind.Film | GuestNewsKind.Team | GuestNewsKind.Stage, guest.Link.EndsAt);
        DateTimeOffset lookAt = default, filmAt = default;
        while (!ends.IsCancellationRequested)
        {
            var now = clock.GetUtcNow();
            var tellsFilm = now >= lookAt || (heard.HasFlag(GuestNewsKind.Film) && now >= filmAt);
            // Pointing and playing ask the database nothing: they come many times a second.
            if (tellsFilm || heard.HasFlag(GuestNewsKind.Team) || now >= endsAt)
            {
                if (await store.FindGuestAsync(session, ends.Token) is not { } still)
                {
                    yield return new SseItem<string>("", Closed);
                    yield break;
                }

                endsAt = still.Link.EndsAt;
            }

            if (tellsFilm)
            {
                yield return new SseItem<string>((await news.VersionAsync(project, ends.Token)).ToString(CultureInfo.InvariantCulture), Changed);
                (lookAt, filmAt, heard) = (now + LookEvery, now + FilmAtMostEvery, heard & ~GuestNewsKind.Film);
            }

            if (Json(news.StageOf(project)) is var stage && stage != toldStage) yield return new SseItem<string>(toldStage = stage, Staged);
            if (heard.HasFlag(GuestNewsKind.Laser)) yield return new SseItem<string>(Json(Volatile.Read(ref point)), Pointed);

            // A moment more than what is left of the link: it must be over when looked at again.
            var next = Earlier(heard.HasFlag(GuestNewsKind.Film) ? filmAt : lookAt, endsAt + TimeSpan.FromMilliseconds(50));
            await WaitAsync(signals.Reader, next - clock.GetUtcNow(), ends.Token);
            heard = (heard & GuestNewsKind.Film) | (GuestNewsKind)Interlocked.Exchange(ref waiting, 0);
        }
    }

    private static string Json<T>(T? value) => JsonSerializer.Serialize(value, StudioJson.Options);

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private async Task WaitAsync(ChannelReader<bool> signals, TimeSpan longest, CancellationToken cancellationToken)
    {
        if (longest <= TimeSpan.Zero) return;
        using var over = new CancellationTokenSource(longest, clock);
        using var wait = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, over.Token);
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
