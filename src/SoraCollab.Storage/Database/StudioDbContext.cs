using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using SoraCollab.Storage.Accounts;
using SoraCollab.Storage.Audit;
using SoraCollab.Storage.Guests;
using SoraCollab.Storage.Hosting;
using SoraCollab.Storage.Jobs;
using SoraCollab.Storage.Mail;
using SoraCollab.Storage.MediaFiles;
using SoraCollab.Storage.News;
using SoraCollab.Storage.Projects;
using SoraCollab.Storage.Storyboards;

namespace SoraCollab.Storage.Database;

/// <summary>The studio's database: accounts for ASP.NET Core Identity; all else is reached through the stores.</summary>
/// <param name="options">How to connect.</param>
public sealed class StudioDbContext(DbContextOptions<StudioDbContext> options) : IdentityDbContext<StudioUser>(options)
{
    internal DbSet<SessionRow> Sessions => Set<SessionRow>();

    internal DbSet<PasswordResetRow> PasswordResets => Set<PasswordResetRow>();

    internal DbSet<ProjectRow> Projects => Set<ProjectRow>();

    internal DbSet<ProjectMemberRow> ProjectMembers => Set<ProjectMemberRow>();

    internal DbSet<InvitationRow> Invitations => Set<InvitationRow>();

    internal DbSet<GuestLinkRow> GuestLinks => Set<GuestLinkRow>();

    internal DbSet<GuestRow> Guests => Set<GuestRow>();

    internal DbSet<SnapshotRow> Snapshots => Set<SnapshotRow>();

    internal DbSet<LogRow> Log => Set<LogRow>();

    internal DbSet<TakeRow> Takes => Set<TakeRow>();

    internal DbSet<TakeFileRow> TakeFiles => Set<TakeFileRow>();

    internal DbSet<JobRow> Jobs => Set<JobRow>();

    internal DbSet<JobCheckpointRow> JobCheckpoints => Set<JobCheckpointRow>();

    internal DbSet<HostRow> Hosts => Set<HostRow>();

    internal DbSet<MediaRow> Media => Set<MediaRow>();

    internal DbSet<ProjectMediaRow> ProjectMedia => Set<ProjectMediaRow>();

    internal DbSet<AuditRow> Audit => Set<AuditRow>();

    internal DbSet<NewsRow> News => Set<NewsRow>();

    internal DbSet<NewsChoiceRow> NewsChoices => Set<NewsChoiceRow>();

    internal DbSet<MutedProjectRow> MutedProjects => Set<MutedProjectRow>();

    internal DbSet<OutboxRow> Outbox => Set<OutboxRow>();

    internal DbSet<SettingRow> Settings => Set<SettingRow>();

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        // SQLite cannot compare its text form of times; ticks sort as the times do.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicksConverter>();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<StudioUser>().Property(user => user.DisplayName).HasMaxLength(100);
        builder.Entity<SessionRow>(session =>
        {
            session.ToTable("Sessions").Property(row => row.Id).ValueGeneratedNever();
            session.HasIndex(row => row.UserId);
            session.HasOne<StudioUser>().WithMany().HasForeignKey(row => row.UserId);
        });
        builder.Entity<PasswordResetRow>(reset =>
        {
            reset.ToTable("PasswordResets").HasKey(row => row.UserId);
            reset.HasIndex(row => row.CodeHash).IsUnique();
            reset.HasOne<StudioUser>().WithOne().HasForeignKey<PasswordResetRow>(row => row.UserId);
        });
        // As Identity's third version has it; that version's other changes are none in SQLite.
        builder.Entity<IdentityUserPasskey<string>>(passkey =>
        {
            passkey.ToTable("AspNetUserPasskeys").HasKey(row => row.CredentialId);
            passkey.Property(row => row.CredentialId).HasMaxLength(1024);
            passkey.OwnsOne(row => row.Data).ToJson();
            passkey.HasOne<StudioUser>().WithMany().HasForeignKey(row => row.UserId);
        });
        builder.Entity<ProjectRow>().ToTable("Projects").Property(project => project.Id).ValueGeneratedNever();
        builder.Entity<ProjectMemberRow>(member =>
        {
            member.ToTable("ProjectMembers").HasKey(row => new { row.ProjectId, row.UserId });
            member.HasOne<ProjectRow>().WithMany().HasForeignKey(row => row.ProjectId);
            member.HasOne<StudioUser>().WithMany().HasForeignKey(row => row.UserId);
        });
        builder.Entity<InvitationRow>(invitation =>
        {
            invitation.ToTable("Invitations").Property(row => row.Id).ValueGeneratedNever();
            invitation.HasIndex(row => row.CodeHash).IsUnique();
            invitation.HasOne<ProjectRow>().WithMany().HasForeignKey(row => row.ProjectId);
        });
        builder.Entity<GuestLinkRow>(link =>
        {
            link.ToTable("GuestLinks").Property(row => row.Id).ValueGeneratedNever();
            link.HasIndex(row => row.CodeHash).IsUnique();
            link.HasOne<ProjectRow>().WithMany().HasForeignKey(row => row.ProjectId);
        });
        builder.Entity<GuestRow>(guest =>
        {
            guest.ToTable("Guests").Property(row => row.Id).ValueGeneratedNever();
            guest.HasIndex(row => row.SessionHash).IsUnique();
            guest.HasOne<GuestLinkRow>().WithMany().HasForeignKey(row => row.LinkId);
        });
        builder.Entity<SnapshotRow>(snapshot =>
        {
            snapshot.ToTable("StoryboardSnapshots").HasKey(row => row.ProjectId);
            snapshot.HasOne<ProjectRow>().WithOne().HasForeignKey<SnapshotRow>(row => row.ProjectId);
        });
        builder.Entity<LogRow>(log =>
        {
            log.ToTable("StoryboardLog").HasKey(row => new { row.ProjectId, row.Version });
            log.HasIndex(row => new { row.ProjectId, row.OperationId }).IsUnique();
            log.HasOne<ProjectRow>().WithMany().HasForeignKey(row => row.ProjectId);
        });
        builder.Entity<TakeRow>(take =>
        {
            take.ToTable("Takes").Property(row => row.Id).ValueGeneratedNever();
            take.HasOne<ProjectRow>().WithMany().HasForeignKey(row => row.ProjectId);
        });
        builder.Entity<TakeFileRow>(file =>
        {
            file.ToTable("TakeFiles").HasKey(row => new { row.TakeId, row.Kind });
            file.HasIndex(row => row.Hash);
            file.HasOne<TakeRow>().WithMany().HasForeignKey(row => row.TakeId);
        });
        builder.Entity<JobRow>(job =>
        {
            job.ToTable("Jobs").Property(row => row.Id).ValueGeneratedNever();
            job.HasIndex(row => new { row.State, row.QueuedAt });
            job.HasIndex(row => new { row.ProjectId, row.QueuedAt });
            job.HasIndex(row => new { row.RequestedBy, row.ClaimedAt });
            job.HasOne<ProjectRow>().WithMany().HasForeignKey(row => row.ProjectId);
        });
        builder.Entity<JobCheckpointRow>(checkpoint =>
        {
            checkpoint.ToTable("JobCheckpoints").HasKey(row => row.JobId);
            checkpoint.HasOne<JobRow>().WithOne().HasForeignKey<JobCheckpointRow>(row => row.JobId);
        });
        builder.Entity<HostRow>(host =>
        {
            host.ToTable("Hosts").Property(row => row.Id).ValueGeneratedNever();
            host.HasIndex(row => row.KeyHash).IsUnique();
        });
        builder.Entity<ProjectMediaRow>(media =>
        {
            media.ToTable("ProjectMedia").HasKey(row => new { row.ProjectId, row.Hash });
            media.HasIndex(row => row.Hash);
            media.HasIndex(row => row.ProxyHash);
            media.HasIndex(row => row.PosterHash);
            media.HasOne<ProjectRow>().WithMany().HasForeignKey(row => row.ProjectId);
        });
        builder.Entity<AuditRow>(audit =>
        {
            audit.ToTable("AuditLog").HasKey(row => row.Number);
            audit.Property(row => row.Number).ValueGeneratedNever();
            audit.HasIndex(row => row.Act);
        });
        builder.Entity<NewsRow>(news =>
        {
            news.ToTable("News").Property(row => row.Id).ValueGeneratedNever();
            news.HasIndex(row => new { row.UserId, row.At });
            news.HasIndex(row => row.MailedAt);
            news.HasOne<StudioUser>().WithMany().HasForeignKey(row => row.UserId);
            news.HasOne<ProjectRow>().WithMany().HasForeignKey(row => row.ProjectId);
        });
        builder.Entity<NewsChoiceRow>(choice =>
        {
            choice.ToTable("NewsChoices").HasKey(row => row.UserId);
            choice.HasOne<StudioUser>().WithOne().HasForeignKey<NewsChoiceRow>(row => row.UserId);
        });
        builder.Entity<MutedProjectRow>(muted =>
        {
            muted.ToTable("MutedProjects").HasKey(row => new { row.UserId, row.ProjectId });
            muted.HasOne<StudioUser>().WithMany().HasForeignKey(row => row.UserId);
            muted.HasOne<ProjectRow>().WithMany().HasForeignKey(row => row.ProjectId);
        });
        builder.Entity<OutboxRow>(letter =>
        {
            letter.ToTable("Outbox").Property(row => row.Id).ValueGeneratedNever();
            letter.HasIndex(row => row.DueAt);
        });
        builder.Entity<SettingRow>().ToTable("Settings").HasKey(row => row.Name);
        builder.Entity<MediaRow>().ToTable("Media").HasKey(row => row.Hash);
    }
}
