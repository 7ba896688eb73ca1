using Microsoft.EntityFrameworkCore;
using SoraCollab.Core;
using SoraCollab.Core.News;
using SoraCollab.Storage.Database;

namespace SoraCollab.Storage.News;

/// <summary>Keeps what people are told, whether they saw it, and how they want to be told.</summary>
public sealed class NewsStore
{
    private readonly IDbContextFactory<StudioDbContext> contexts;
    private readonly StudioWriter writer;
    private readonly TimeProvider time;

    internal NewsStore(IDbContextFactory<StudioDbContext> contexts, StudioWriter writer, TimeProvider time) =>
        (this.contexts, this.writer, this.time) = (contexts, writer, time);

    /// <summary>Raised when a person's news changed; from any thread.</summary>
    public event Action<UserId>? Changed;

    /// <summary>Says that a person's news changed, once what was written is committed.</summary>
    public void Tell(UserId user) => Changed?.Invoke(user);

    /// <summary>A person's news of projects that they are on, the newest first.</summary>
    /// <param name="user">The person.</param>
    /// <param name="most">At most so many.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<IReadOnlyList<NewsItem>> ListAsync(UserId user, int most, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Describe(context, Open(context, user).OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Take(most)).ToListAsync(cancellationToken);
    }

    /// <summary>How many of a person's news they have not seen.</summary>
    public async Task<int> CountUnreadAsync(UserId user, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Open(context, user).CountAsync(row => row.ReadAt == null, cancellationToken);
    }

    /// <summary>A person saw one of their news, or (null) all of them.</summary>
    public async Task MarkReadAsync(UserId user, Guid? item, CancellationToken cancellationToken = default)
    {
        var now = time.GetUtcNow();
        await writer.WriteAsync(
            context => context.News.Where(row => row.UserId == user.Value && row.ReadAt == null && (item == null || row.Id == item))
                .ExecuteUpdateAsync(row => row.SetProperty(one => one.ReadAt, now), cancellationToken),
            cancellationToken);
        Tell(user);
    }

    /// <summary>How a person wants to be told.</summary>
    public async Task<NewsChoice> ChoiceAsync(UserId user, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.NewsChoices.Where(row => row.UserId == user.Value).Select(row => new NewsChoice(row.Mail, row.DigestHours)).FirstOrDefaultAsync(cancellationToken)
            ?? NewsChoice.Default;
    }

    /// <summary>Sets how a person wants to be told.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The digest gathers for less than an hour or more than a week.</exception>
    public async Task SetChoiceAsync(UserId user, NewsChoice choice, CancellationToken cancellationToken = default)
    {
        if (choice.DigestHours is < 1 or > NewsChoice.MostHours)
            throw new ArgumentOutOfRangeException(nameof(choice), choice.DigestHours, $"A digest gathers for 1 to {NewsChoice.MostHours} hours.");
        await writer.WriteAsync(
            async context =>
            {
                var row = await context.NewsChoices.FindAsync([user.Value], cancellationToken);
                if (row is null) context.NewsChoices.Add(row = new NewsChoiceRow { UserId = user.Value });
                (row.Mail, row.DigestHours) = (choice.Mail, choice.DigestHours);
            },
            cancellationToken);
        Tell(user);
    }

    /// <summary>The projects that a person hears nothing of.</summary>
    public async Task<IReadOnlySet<ProjectId>> MutedAsync(UserId user, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return (await context.MutedProjects.Where(row => row.UserId == user.Value).Select(row => row.ProjectId).ToListAsync(cancellationToken))
            .Select(id => new ProjectId(id)).ToHashSet();
    }

    /// <summary>Mutes a project for a person, or lets it be heard again. What came before stays.</summary>
    public async Task SetMutedAsync(UserId user, ProjectId project, bool muted, CancellationToken cancellationToken = default)
    {
        await writer.WriteAsync(
            async context =>
            {
                var row = await context.MutedProjects.FindAsync([user.Value, project.Value], cancellationToken);
                if (row is not null == muted) return;
                if (row is null) context.MutedProjects.Add(new MutedProjectRow { UserId = user.Value, ProjectId = project.Value });
                else context.MutedProjects.Remove(row);
            },
            cancellationToken);
        Tell(user);
    }

    /// <summary>Whose news must go out by e-mail now: at once, or where the oldest has waited for as long as the digest gathers.</summary>
    /// <param name="gather">How long what goes out at once gathers.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<IReadOnlyList<NewsPost>> DueAsync(TimeSpan gather, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow();
        var waiting = await context.News.Where(row => row.MailedAt == null).GroupBy(row => row.UserId)
            .Select(group => new { User = group.Key, Oldest = group.Min(row => row.At) }).ToListAsync(cancellationToken);
        var due = new List<NewsPost>();
        foreach (var one in waiting)
        {
            var choice = await ChoiceAsync(new UserId(one.User), cancellationToken);
            if (one.Oldest + (choice.Mail == NewsMail.Digest ? TimeSpan.FromHours(choice.DigestHours) : gather) > now) continue;
            var user = await context.Users.FirstAsync(row => row.Id == one.User, cancellationToken);
            var waits = await context.News.Where(row => row.UserId == one.User && row.MailedAt == null).Select(row => row.Id).ToListAsync(cancellationToken);
            var sends = choice.Mail != NewsMail.None && user is { DisabledAt: null, Email: not null };
            var items = sends
                ? await Describe(context, Open(context, new UserId(one.User)).Where(row => waits.Contains(row.Id) && row.ReadAt == null).OrderBy(row => row.At)).ToListAsync(cancellationToken)
                : [];
            due.Add(new NewsPost(new UserId(one.User), user.DisplayName, user.Email ?? "", items, waits));
        }
        return due;
    }

    /// <summary>What waited was put into a letter, or goes into none. Part of the caller's transaction.</summary>
    public Task MarkMailedAsync(StudioDbContext context, NewsPost post, CancellationToken cancellationToken = default)
    {
        var now = time.GetUtcNow();
        return context.News.Where(row => post.Waiting.Contains(row.Id)).ExecuteUpdateAsync(row => row.SetProperty(one => one.MailedAt, now), cancellationToken);
    }

    /// <summary>The same in a transaction of its own, for news that go into no letter.</summary>
    public Task MarkMailedAsync(NewsPost post, CancellationToken cancellationToken = default) =>
        writer.WriteAsync(context => MarkMailedAsync(context, post, cancellationToken), cancellationToken);

    /// <summary>Forgets what is older than a while.</summary>
    public Task ForgetAsync(TimeSpan age, CancellationToken cancellationToken = default)
    {
        var before = time.GetUtcNow() - age;
        return writer.WriteAsync(context => context.News.Where(row => row.At < before).ExecuteDeleteAsync(cancellationToken), cancellationToken);
    }

    // Who left a project, or whose project was deleted, is not reminded of what was said there.
    private static IQueryable<NewsRow> Open(StudioDbContext context, UserId user) => context.News.Where(row => row.UserId == user.Value
        && context.ProjectMembers.Any(member => member.ProjectId == row.ProjectId && member.UserId == row.UserId)
        && context.Projects.Any(project => project.Id == row.ProjectId && project.ArchivedAt == null));

    private static IQueryable<NewsItem> Describe(StudioDbContext context, IQueryable<NewsRow> rows) =>
        from row in rows
        select new NewsItem
        {
            Id = row.Id,
            Kind = row.Kind,
            Project = new ProjectId(row.ProjectId),
            ProjectTitle = context.Projects.First(project => project.Id == row.ProjectId).Title,
            Actor = row.Actor,
            Shot = row.ShotId == null ? null : new ShotId(row.ShotId.Value),
            ShotName = row.ShotName,
            Words = row.Words,
            At = row.At,
            ReadAt = row.ReadAt,
        };
}
