using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SoraCollab.Core;
using SoraCollab.Core.Projects;
using SoraCollab.Core.Storyboards;
using SoraCollab.Storage.Database;
using SoraCollab.Storage.Storyboards;

namespace SoraCollab.Storage.Projects;

internal sealed class ProjectStore(IDbContextFactory<StudioDbContext> contexts, StudioWriter writer, IStoryboardStore storyboards, TimeProvider time) : IProjectStore
{
    public Task<ProjectSummary> CreateAsync(string title, UserId owner, CancellationToken cancellationToken = default)
    {
        TitleRules.Check("title of the film", title, mayBeEmpty: false);
        var storyboard = StoryboardReducer.Empty(ProjectId.New(), title);
        var project = new ProjectRow { Id = storyboard.Id.Value, Title = title, CreatedAt = time.GetUtcNow(), ChangedAt = time.GetUtcNow(), Statuses = "" };
        return writer.WriteAsync(
            async context =>
            {
                await CheckUserAsync(context, owner, cancellationToken);
                context.Projects.Add(project);
                context.Snapshots.Add(new SnapshotRow { ProjectId = project.Id, Json = JsonSerializer.Serialize(storyboard, StudioJson.Options) });
                context.ProjectMembers.Add(new ProjectMemberRow { ProjectId = project.Id, UserId = owner.Value, Role = ProjectRole.Owner });
                return Summarise(project, ProjectRole.Owner);
            },
            cancellationToken);
    }

    public async Task<IReadOnlyList<ProjectSummary>> ListAsync(UserId user, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await (
            from member in context.ProjectMembers
            join project in context.Projects on member.ProjectId equals project.Id
            join account in context.Users on member.UserId equals account.Id
            where member.UserId == user.Value && account.DisabledAt == null && project.ArchivedAt == null
            orderby project.ChangedAt descending
            select new { Project = project, member.Role }).AsNoTracking().ToListAsync(cancellationToken);
        // Rows from before these columns: read whole until the project next changes.
        foreach (var old in rows.Select(row => row.Project).Where(project => project.Statuses is null))
        {
            var shots = (await storyboards.LoadAsync(new ProjectId(old.Id), cancellationToken))?.Shots.ToArray() ?? [];
            (old.Length, old.Statuses) = (StoryboardStore.LengthOf(shots), StoryboardStore.StatusesOf(shots));
        }
        return [.. rows.Select(row => Summarise(row.Project, row.Role))];
    }

    public async Task<ProjectRole?> FindRoleAsync(ProjectId project, UserId user, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await (
            from member in context.ProjectMembers
            join row in context.Projects on member.ProjectId equals row.Id
            join account in context.Users on member.UserId equals account.Id
            where member.ProjectId == project.Value && member.UserId == user.Value && account.DisabledAt == null && row.ArchivedAt == null
            select (ProjectRole?)member.Role).FirstOrDefaultAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<ProjectMember>> ListMembersAsync(ProjectId project, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await (
            from member in context.ProjectMembers
            join user in context.Users on member.UserId equals user.Id
            where member.ProjectId == project.Value
            orderby user.DisplayName
            select new { user.Id, user.DisplayName, member.Role, user.Email }).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new ProjectMember(new UserId(row.Id), row.DisplayName, row.Role, row.Email))];
    }

    public Task SetMemberAsync(ProjectId project, UserId user, ProjectRole role, CancellationToken cancellationToken = default) => writer.WriteAsync(
        async context =>
        {
            await CheckUserAsync(context, user, cancellationToken);
            if (!await context.Projects.AnyAsync(row => row.Id == project.Value, cancellationToken)) throw new ProjectNotFoundException(project);
            var member = await context.ProjectMembers.FindAsync([project.Value, user.Value], cancellationToken);
            if (member?.Role == ProjectRole.Owner && role != ProjectRole.Owner) await DemandAnotherOwnerAsync(context, project, user, cancellationToken);
            if (member is null) context.ProjectMembers.Add(new ProjectMemberRow { ProjectId = project.Value, UserId = user.Value, Role = role });
            else member.Role = role;
            if (role < ProjectRole.Editor) await OpenDoors.CloseAsync(context, user, project, time.GetUtcNow(), cancellationToken);
        },
        cancellationToken);

    public Task<bool> RemoveMemberAsync(ProjectId project, UserId user, CancellationToken cancellationToken = default) => writer.WriteAsync(
        async context =>
        {
            var member = await context.ProjectMembers.FindAsync([project.Value, user.Value], cancellationToken);
            if (member is null) return false;
            if (member.Role == ProjectRole.Owner) await DemandAnotherOwnerAsync(context, project, user, cancellationToken);
            context.ProjectMembers.Remove(member);
            await OpenDoors.CloseAsync(context, user, project, time.GetUtcNow(), cancellationToken);
            return true;
        },
        cancellationToken);

    public Task<bool> ArchiveAsync(ProjectId project, CancellationToken cancellationToken = default) => writer.WriteAsync(
        async context =>
        {
            var now = time.GetUtcNow();
            return await context.Projects
                .Where(row => row.Id == project.Value && row.ArchivedAt == null)
                .ExecuteUpdateAsync(row => row.SetProperty(one => one.ArchivedAt, now), cancellationToken) > 0;
        },
        cancellationToken);

    public Task<int> PurgeAsync(DateTimeOffset archivedBefore, CancellationToken cancellationToken = default) => writer.WriteAsync(
        // Everything that belongs to a project goes with its row: the foreign keys cascade.
        context => context.Projects.Where(row => row.ArchivedAt < archivedBefore).ExecuteDeleteAsync(cancellationToken),
        cancellationToken);

    public async Task<bool> MaySeeMediaAsync(string hash, UserId user, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var isOfATake = await (
            from file in context.TakeFiles
            join take in context.Takes on file.TakeId equals take.Id
            join project in context.Projects on take.ProjectId equals project.Id
            join member in context.ProjectMembers on project.Id equals member.ProjectId
            join account in context.Users on member.UserId equals account.Id
            where file.Hash == hash && member.UserId == user.Value && account.DisabledAt == null && project.ArchivedAt == null
            select file.TakeId).AnyAsync(cancellationToken);
        return isOfATake || await (
            from media in context.ProjectMedia
            join project in context.Projects on media.ProjectId equals project.Id
            join member in context.ProjectMembers on project.Id equals member.ProjectId
            join account in context.Users on member.UserId equals account.Id
            where account.DisabledAt == null && (media.Hash == hash || media.ProxyHash == hash || media.PosterHash == hash)
                && member.UserId == user.Value && project.ArchivedAt == null
            select media.Hash).AnyAsync(cancellationToken);
    }

    private static async Task DemandAnotherOwnerAsync(StudioDbContext context, ProjectId project, UserId leaving, CancellationToken cancellationToken)
    {
        var others =
            from member in context.ProjectMembers
            join account in context.Users on member.UserId equals account.Id
            where member.ProjectId == project.Value && member.UserId != leaving.Value && member.Role == ProjectRole.Owner && account.DisabledAt == null
            select member.UserId;
        if (!await others.AnyAsync(cancellationToken)) throw new LastOwnerException();
    }

    private static async Task CheckUserAsync(StudioDbContext context, UserId user, CancellationToken cancellationToken)
    {
        if (!await context.Users.AnyAsync(row => row.Id == user.Value, cancellationToken)) throw new UserNotFoundException(user);
    }

    private static ProjectSummary Summarise(ProjectRow project, ProjectRole role) => new()
    {
        Id = new ProjectId(project.Id),
        Title = project.Title,
        CreatedAt = project.CreatedAt,
        ChangedAt = project.ChangedAt,
        Length = project.Length,
        Statuses = [.. (project.Statuses ?? "").Select(status => (ShotStatus)(status - '0'))],
        TakeCount = project.TakeCount,
        PosterHash = project.PosterHash,
        Role = role,
    };
}
