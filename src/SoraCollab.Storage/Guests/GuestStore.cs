using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SoraCollab.Core;
using SoraCollab.Core.Guests;
using SoraCollab.Core.Projects;
using SoraCollab.Core.Storyboards;
using SoraCollab.Storage.Database;
using SoraCollab.Storage.Projects;

namespace SoraCollab.Storage.Guests;

/// <summary>
/// Keeps guest links and who came by them. A link holds only while its maker may change the project, as an invitation does; every question
/// is asked of the database, so that what was withdrawn is closed from then on.
/// </summary>
public sealed class GuestStore
{
    private readonly IDbContextFactory<StudioDbContext> contexts;
    private readonly StudioWriter writer;
    private readonly TimeProvider time;

    internal GuestStore(IDbContextFactory<StudioDbContext> contexts, StudioWriter writer, TimeProvider time) =>
        (this.contexts, this.writer, this.time) = (contexts, writer, time);

    /// <summary>Makes a link.</summary>
    /// <returns>Its code, 256 random bits in hexadecimal, which is kept nowhere else.</returns>
    /// <exception cref="GuestRefusedException">The terms are not allowed, or the project has too many links.</exception>
    /// <exception cref="ProjectNotFoundException">There is no such project.</exception>
    public async Task<string> CreateAsync(ProjectId project, UserId maker, GuestTerms terms, CancellationToken cancellationToken = default)
    {
        GuestRules.Check(terms);
        var code = NewSecret();
        var phrase = terms.PassPhrase is { } words ? PassPhraseHash.Of(words) : null;
        var now = time.GetUtcNow();
        await writer.WriteAsync(
            async context =>
            {
                if (!await context.Projects.AnyAsync(row => row.Id == project.Value, cancellationToken)) throw new ProjectNotFoundException(project);
                if (!await OpenDoors.MayOpenAsync(context, maker, project, cancellationToken)) throw new NotAllowedException("Who lets others into a project must be an editor or owner of it.");
                if (await Open(context, now).CountAsync(row => row.ProjectId == project.Value, cancellationToken) >= GuestRules.MaximumLinks)
                    throw new GuestRefusedException($"The project has {GuestRules.MaximumLinks} open guest links, and more are not allowed. End one first.");
                context.GuestLinks.Add(new GuestLinkRow
                {
                    Id = GuestLinkId.New().Value,
                    ProjectId = project.Value,
                    CodeHash = Hash(code),
                    PassPhraseHash = phrase,
                    Rights = terms.Rights,
                    MadeBy = maker.Value,
                    CreatedAt = now,
                    EndsAt = now + terms.Lifetime,
                });
            },
            cancellationToken);
        return code;
    }

    /// <summary>The link of a code; null where it is unknown, withdrawn or has ended, or its maker may not change the project any more.</summary>
    public async Task<GuestLink?> FindAsync(string code, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var hash = Hash(code);
        return await Describe(context, Open(context, time.GetUtcNow()).Where(row => row.CodeHash == hash)).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>The open links of a project, the last to end first, each with the names of who came by it.</summary>
    public async Task<IReadOnlyList<(GuestLink Link, IReadOnlyList<string> Guests)>> ListAsync(ProjectId project, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var open = Open(context, time.GetUtcNow()).Where(row => row.ProjectId == project.Value).OrderByDescending(row => row.EndsAt);
        var links = await Describe(context, open).ToListAsync(cancellationToken);
        var ids = links.ConvertAll(link => link.Id.Value);
        var guests = await context.Guests.Where(row => ids.Contains(row.LinkId)).OrderBy(row => row.EnteredAt).Select(row => new { row.LinkId, row.Name }).ToListAsync(cancellationToken);
        return [.. links.Select(link => (link, (IReadOnlyList<string>)[.. guests.Where(guest => guest.LinkId == link.Id.Value).Select(guest => guest.Name)]))];
    }

    /// <summary>Whether a link lets people in and keeps them.</summary>
    public async Task<bool> IsOpenAsync(GuestLinkId link, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Describe(context, Open(context, time.GetUtcNow()).Where(row => row.Id == link.Value)).AnyAsync(cancellationToken);
    }

    /// <summary>Lets somebody in.</summary>
    /// <returns>What their browser shall keep, 256 random bits in hexadecimal; null where the code lets nobody in any more.</returns>
    /// <exception cref="GuestRefusedException">The name is not allowed, the pass phrase is wrong, or the link has let in too many.</exception>
    public async Task<string?> EnterAsync(string code, string? name, string? passPhrase, CancellationToken cancellationToken = default)
    {
        var plain = GuestRules.CheckName(name);
        var (hash, session, now) = (Hash(code), NewSecret(), time.GetUtcNow());
        await using (var context = await contexts.CreateDbContextAsync(cancellationToken))
        {
            if (await Open(context, now).FirstOrDefaultAsync(row => row.CodeHash == hash, cancellationToken) is not { } link) return null;
            if (link.PassPhraseHash is { } kept && (passPhrase is not { Length: > 0 and <= GuestRules.MaximumPassPhrase } || !PassPhraseHash.Fits(passPhrase, kept)))
                throw new GuestRefusedException("That is not the pass phrase of this link.");
        }

        return await writer.WriteAsync(
            async context =>
            {
                // Asked again within the transaction: it may have been withdrawn while the pass phrase was worked out.
                if (await Describe(context, Open(context, now).Where(row => row.CodeHash == hash)).FirstOrDefaultAsync(cancellationToken) is not { } link) return null;
                if (await context.Guests.CountAsync(row => row.LinkId == link.Id.Value, cancellationToken) >= GuestRules.MaximumGuests)
                    throw new GuestRefusedException($"This link has let in {GuestRules.MaximumGuests} people, and more are not allowed. Ask for another.");
                context.Guests.Add(new GuestRow { Id = Guid.CreateVersion7(), LinkId = link.Id.Value, Name = plain, SessionHash = Hash(session), EnteredAt = now });
                return session;
            },
            cancellationToken);
    }

    /// <summary>Who keeps a session; null where it is unknown, or their link is open no more.</summary>
    public async Task<Guest?> FindGuestAsync(string session, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var hash = Hash(session);
        if (await context.Guests.FirstOrDefaultAsync(row => row.SessionHash == hash, cancellationToken) is not { } guest) return null;
        var link = await Describe(context, Open(context, time.GetUtcNow()).Where(row => row.Id == guest.LinkId)).FirstOrDefaultAsync(cancellationToken);
        return link is null ? null : new Guest(Guest.IdOf(guest.Id), guest.Name, link);
    }

    /// <summary>The names of all who ever came by a link of the project, by the id under which the film keeps what they wrote.</summary>
    public async Task<IReadOnlyDictionary<UserId, string>> NamesAsync(ProjectId project, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var guests = from guest in context.Guests
                     join link in context.GuestLinks on guest.LinkId equals link.Id
                     where link.ProjectId == project.Value
                     select new { guest.Id, guest.Name };
        return (await guests.ToListAsync(cancellationToken)).ToDictionary(guest => Guest.IdOf(guest.Id), guest => guest.Name);
    }

    /// <summary>Withdraws a link: whoever came by it is out from then on.</summary>
    /// <returns>False where the project has no such link, or it was withdrawn.</returns>
    public Task<bool> WithdrawAsync(ProjectId project, GuestLinkId link, CancellationToken cancellationToken = default)
    {
        var now = time.GetUtcNow();
        return writer.WriteAsync(
            async context => await context.GuestLinks
                .Where(row => row.Id == link.Value && row.ProjectId == project.Value && row.WithdrawnAt == null)
                .ExecuteUpdateAsync(row => row.SetProperty(one => one.WithdrawnAt, now), cancellationToken) > 0,
            cancellationToken);
    }

    private static string NewSecret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    // Looking up the hash of 256 random bits tells nobody anything by its timing.
    private static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    private static IQueryable<GuestLinkRow> Open(StudioDbContext context, DateTimeOffset now) =>
        context.GuestLinks.Where(row => row.WithdrawnAt == null && row.EndsAt > now);

    private static IQueryable<GuestLink> Describe(StudioDbContext context, IQueryable<GuestLinkRow> rows) =>
        from row in rows
        join project in context.Projects on row.ProjectId equals project.Id
        join maker in context.ProjectMembers on new { row.ProjectId, UserId = row.MadeBy } equals new { maker.ProjectId, maker.UserId }
        join user in context.Users on maker.UserId equals user.Id
        where project.ArchivedAt == null && user.DisabledAt == null && maker.Role >= ProjectRole.Editor
        select new GuestLink
        {
            Id = new GuestLinkId(row.Id),
            Project = new ProjectId(project.Id),
            ProjectTitle = project.Title,
            Rights = row.Rights,
            AsksPassPhrase = row.PassPhraseHash != null,
            MakerName = user.DisplayName,
            EndsAt = row.EndsAt,
        };
}
