using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using SoraCollab.Core;
using SoraCollab.Core.Projects;
using SoraCollab.Storage.Accounts;

namespace SoraCollab.Web.Accounts;

/// <summary>
/// Lets others into the studio by link. The link itself carries the invitation, sealed with the studio's keys and good
/// for <see cref="AccountOptions.InvitationLifetime"/>; whoever has it may join, until it ends or the inviter leaves the project.
/// </summary>
public sealed class Invitations(
    IDataProtectionProvider protection,
    UserManager<StudioUser> users,
    SignInManager<StudioUser> signIn,
    IProjectStore projects,
    IOptions<AccountOptions> options)
{
    /// <summary>Where a link leads.</summary>
    public const string JoinPath = "/join";
    private readonly ITimeLimitedDataProtector _seal = protection.CreateProtector("SoraCollab.Invitations").ToTimeLimitedDataProtector();

    /// <summary>A link to a project, relative to the studio's address.</summary>
    public string CreateLink(ProjectId project, string projectTitle, Person inviter)
    {
        var invitation = new Invitation(project, projectTitle, inviter.Id, inviter.Name);
        var code = _seal.Protect(JsonSerializer.Serialize(invitation, StudioJson.Options), options.Value.InvitationLifetime);
        return $"{JoinPath}?code={code}";
    }

    /// <summary>What a link says; null when it is not one of ours or has ended.</summary>
    public Invitation? Read(string? code)
    {
        try
        {
            return code is null ? null : JsonSerializer.Deserialize<Invitation>(_seal.Unprotect(code), StudioJson.Options);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Makes an account for the visitor, lets it into the project and signs it in.</summary>
    public async Task<AccountAnswer> AcceptAsync(string? code, OwnerDetails details, CancellationToken cancellationToken = default)
    {
        if (await FindAsync(code, cancellationToken) is not { } invitation)
            return AccountAnswer.Refused("This invitation has ended. Ask for a new link.");
        var user = new StudioUser { UserName = details.Email.Trim(), Email = details.Email.Trim(), DisplayName = details.Name.Trim() };
        var made = await users.CreateAsync(user, details.Password);
        if (!made.Succeeded)
            return AccountAnswer.Refused(string.Join(" ", made.Errors.Select(error => error.Description)));
        await projects.SetMemberAsync(invitation.Project, new UserId(user.Id), ProjectRole.Editor, cancellationToken);
        await signIn.SignInAsync(user, isPersistent: false);
        return AccountAnswer.Done;
    }

    /// <summary>Lets somebody who has an account into the project; one who is in it already keeps their role.</summary>
    public async Task<AccountAnswer> AcceptAsync(string? code, Person person, CancellationToken cancellationToken = default)
    {
        if (await FindAsync(code, cancellationToken) is not { } invitation)
            return AccountAnswer.Refused("This invitation has ended. Ask for a new link.");
        if (await projects.FindRoleAsync(invitation.Project, person.Id, cancellationToken) is null)
            await projects.SetMemberAsync(invitation.Project, person.Id, ProjectRole.Editor, cancellationToken);
        return AccountAnswer.Done;
    }

    private async Task<Invitation?> FindAsync(string? code, CancellationToken cancellationToken) =>
        Read(code) is { } invitation && await projects.FindRoleAsync(invitation.Project, invitation.Inviter, cancellationToken) is not null
            ? invitation
            : null;
}
