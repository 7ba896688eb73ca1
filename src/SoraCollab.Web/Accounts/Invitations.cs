using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using SoraCollab.Core;
using SoraCollab.Core.Projects;
using SoraCollab.Storage.Accounts;
using SoraCollab.Storage.Projects;

namespace SoraCollab.Web.Accounts;

/// <summary>
/// Lets others into the studio by link. A link lets in one person, once, within <see cref="AccountOptions.InvitationLifetime"/>;
/// it is worthless once its inviter has left the project.
/// </summary>
public sealed class Invitations(InvitationStore store, AccountMaker accounts, SignIn signIn, InvitationNews news, IOptions<AccountOptions> options)
{
    /// <summary>Where a link leads.</summary>
    public const string JoinPath = "/join";

    private static readonly AccountAnswer Ended = AccountAnswer.Refused("This invitation has ended or was used. Ask for a new link.");

    private static readonly AccountAnswer SentToAnother = AccountAnswer.Refused("This invitation was sent to another address. Ask for one to yours.");

    /// <summary>A link to a project, relative to the studio's address; it lets in one address alone where one is named.</summary>
    public async Task<string> CreateLinkAsync(ProjectId project, Person inviter, ProjectRole role, string? email = null, CancellationToken cancellationToken = default)
    {
        var code = await store.CreateAsync(project, inviter.Id, role, options.Value.InvitationLifetime, email, cancellationToken);
        news.Made(project);
        return $"{JoinPath}?code={code}";
    }

    /// <summary>What a link lets into; null when it is not one of ours, was used or has ended.</summary>
    public async Task<Invitation?> FindAsync(string? code, CancellationToken cancellationToken = default) =>
        string.IsNullOrEmpty(code) ? null : await store.FindAsync(code, cancellationToken);

    /// <summary>Makes an account for the visitor, lets it into the project, both in one transaction, and signs it in.</summary>
    public async Task<AccountAnswer> AcceptAsync(string? code, OwnerDetails details, HttpContext visitor, CancellationToken cancellationToken = default)
    {
        if (signIn.WhyNot(visitor) is { } why)
            return AccountAnswer.Refused(why);
        if (await FindAsync(code, cancellationToken) is not { } invitation)
            return Ended;
        if (IsToAnother(invitation, details.Email))
            return SentToAnother;
        var (user, answer) = await accounts.MakeAsync(
            details,
            async (database, made) => await store.AcceptAsync(database, code!, new UserId(made.Id), cancellationToken) ? AccountAnswer.Done : Ended,
            cancellationToken);
        if (!answer.Succeeded)
            return answer;
        news.TakenUp(invitation);
        await signIn.EnterAsync(user);
        return answer;
    }

    /// <summary>Lets somebody who has an account into the project; one who is in it already keeps their role.</summary>
    public async Task<AccountAnswer> AcceptAsync(string? code, Person person, HttpContext visitor, CancellationToken cancellationToken = default)
    {
        if (signIn.WhyNot(visitor) is { } why)
            return AccountAnswer.Refused(why);
        if (await FindAsync(code, cancellationToken) is not { } invitation)
            return Ended;
        if (!await store.AcceptAsync(code!, person.Id, cancellationToken))
            return invitation.Email is null ? Ended : SentToAnother;
        news.TakenUp(invitation);
        return AccountAnswer.Done;
    }

    /// <summary>Makes an account for somebody whose address an issuer has proven, and lets it in by their link or by an invitation to the address.</summary>
    public async Task<AccountAnswer> AcceptAsync(string? code, string email, string name, UserLoginInfo login, CancellationToken cancellationToken = default)
    {
        Invitation? joined = null;
        var (_, answer) = await accounts.MakeAsync(
            email, name, login,
            async (database, made) =>
            {
                var user = new UserId(made.Id);
                if (await FindAsync(code, cancellationToken) is { } byLink && await store.AcceptAsync(database, code!, user, cancellationToken)) joined = byLink;
                joined ??= await store.AcceptByAddressAsync(database, email, user, cancellationToken);
                return joined is null ? Ended : AccountAnswer.Done;
            },
            cancellationToken);
        if (answer.Succeeded)
            news.TakenUp(joined!);
        return answer;
    }

    private static bool IsToAnother(Invitation invitation, string email) =>
        invitation.Email is { } only && !string.Equals(only, email.Trim(), StringComparison.OrdinalIgnoreCase);
}
