using SoraCollab.Core;
using SoraCollab.Core.News;
using SoraCollab.Storage.News;
using SoraCollab.Web.Accounts;
using SoraCollab.Web.Mail;
using SoraCollab.Web.Rooms;

namespace SoraCollab.Web.News;

/// <summary>What the circuit's person is told, and how they want to be told.</summary>
public sealed class NewsDesk(CurrentPerson current, NewsStore store, ProjectAccess access, Postbox postbox)
{
    /// <summary>Most news that are listed.</summary>
    public const int MostListed = 50;

    /// <summary>Raised when somebody's news changed; from any thread.</summary>
    public event Action<UserId>? Changed
    {
        add => store.Changed += value;
        remove => store.Changed -= value;
    }

    /// <summary>Whether news can go out by e-mail.</summary>
    public bool IsMailing => postbox.IsSending;

    /// <summary>Who sits here.</summary>
    /// <exception cref="SignedOutException">Nobody is signed in.</exception>
    public async Task<UserId> MeAsync() => (await current.GetAsync()).Id;

    /// <summary>The newest news, the newest first.</summary>
    public async Task<IReadOnlyList<NewsItem>> ListAsync(CancellationToken cancellationToken = default) => await store.ListAsync(await MeAsync(), MostListed, cancellationToken);

    /// <summary>How many the person has not seen.</summary>
    public async Task<int> CountUnreadAsync(CancellationToken cancellationToken = default) => await store.CountUnreadAsync(await MeAsync(), cancellationToken);

    /// <summary>The person saw one, or (null) all.</summary>
    public async Task MarkReadAsync(Guid? item = null, CancellationToken cancellationToken = default) => await store.MarkReadAsync(await MeAsync(), item, cancellationToken);

    /// <summary>How the person wants to be told.</summary>
    public async Task<NewsChoice> ChoiceAsync(CancellationToken cancellationToken = default) => await store.ChoiceAsync(await MeAsync(), cancellationToken);

    /// <summary>Sets how the person wants to be told.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The digest gathers for less than an hour or more than a week.</exception>
    public async Task SetChoiceAsync(NewsChoice choice, CancellationToken cancellationToken = default) => await store.SetChoiceAsync(await MeAsync(), choice, cancellationToken);

    /// <summary>The projects that the person hears nothing of.</summary>
    public async Task<IReadOnlySet<ProjectId>> MutedAsync(CancellationToken cancellationToken = default) => await store.MutedAsync(await MeAsync(), cancellationToken);

    /// <summary>Mutes a project, or lets it be heard again.</summary>
    /// <exception cref="ProjectClosedException">The project is closed to the person.</exception>
    public async Task SetMutedAsync(ProjectId project, bool muted, CancellationToken cancellationToken = default)
    {
        var me = await MeAsync();
        await access.DemandAsync(project, me, cancellationToken);
        await store.SetMutedAsync(me, project, muted, cancellationToken);
    }
}
