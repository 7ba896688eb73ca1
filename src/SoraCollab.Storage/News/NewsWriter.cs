using Microsoft.EntityFrameworkCore;
using SoraCollab.Core;
using SoraCollab.Core.Guests;
using SoraCollab.Core.News;
using SoraCollab.Core.Projects;
using SoraCollab.Core.Storyboards;
using SoraCollab.Storage.Database;

namespace SoraCollab.Storage.News;

/// <summary>Writes news in the transaction of what they are about: after a crash both are there or neither is.</summary>
internal static class NewsWriter
{
    // Enough to know what it is about; the whole stands in the film.
    private const int MostWords = 280;

    /// <summary>Writes what a change of the film is to its team.</summary>
    /// <returns>Who was told.</returns>
    public static async Task<IReadOnlyList<UserId>> WriteAsync(StudioDbContext context, StoryboardLogEntry entry, Storyboard film, CancellationToken cancellationToken)
    {
        if (!StoryboardNews.MayHold(entry)) return [];
        var project = entry.ProjectId.Value;
        var readers = await context.ProjectMembers.Where(member => member.ProjectId == project)
            .Join(context.Users.Where(user => user.DisabledAt == null), member => member.UserId, user => user.Id, (_, user) => user)
            .Where(user => !context.MutedProjects.Any(muted => muted.ProjectId == project && muted.UserId == user.Id))
            .Select(user => new NewsReader(new UserId(user.Id), user.DisplayName)).ToListAsync(cancellationToken);
        var news = StoryboardNews.Of(entry, film, readers);
        if (news.Count == 0) return [];
        var actor = await NameAsync(context, entry.Actor, cancellationToken);
        var numbers = StoryboardNumbers.Of(film);
        foreach (var flash in news)
        {
            context.News.Add(new NewsRow
            {
                Id = Guid.CreateVersion7(),
                UserId = flash.To.Value,
                ProjectId = project,
                Kind = flash.Kind,
                Actor = actor,
                ShotId = flash.Shot.Value,
                ShotName = $"{numbers.GetValueOrDefault(flash.Shot)} {film.FindShot(flash.Shot)?.Title}".Trim(),
                Words = Cut(flash.Words),
                At = entry.At,
            });
        }
        return [.. news.Select(flash => flash.To).Distinct()];
    }

    /// <summary>Writes to an inviter that somebody came by their link, unless they muted the project.</summary>
    public static async Task WriteJoinedAsync(
        StudioDbContext context, ProjectId project, UserId inviter, UserId joined, ProjectRole role, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (await context.MutedProjects.AnyAsync(muted => muted.ProjectId == project.Value && muted.UserId == inviter.Value, cancellationToken)) return;
        context.News.Add(new NewsRow
        {
            Id = Guid.CreateVersion7(),
            UserId = inviter.Value,
            ProjectId = project.Value,
            Kind = NewsKind.Joined,
            Actor = await NameAsync(context, joined, cancellationToken),
            Words = role.ToString(),
            At = at,
        });
    }

    private static async Task<string> NameAsync(StudioDbContext context, UserId user, CancellationToken cancellationToken)
    {
        if (user == UserId.Studio) return "The studio";
        if (await context.Users.Where(row => row.Id == user.Value).Select(row => row.DisplayName).FirstOrDefaultAsync(cancellationToken) is { } member) return member;
        return (Guest.KeyOf(user) is { } guest ? await context.Guests.Where(row => row.Id == guest).Select(row => row.Name).FirstOrDefaultAsync(cancellationToken) : null) ?? "Somebody";
    }

    private static string Cut(string words) => words.Length <= MostWords
        ? words
        : string.Concat(words.AsSpan(0, char.IsHighSurrogate(words[MostWords - 2]) ? MostWords - 2 : MostWords - 1), "…");
}
