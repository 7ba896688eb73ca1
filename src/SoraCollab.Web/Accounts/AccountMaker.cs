using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SoraCollab.Core.Audit;
using SoraCollab.Storage.Accounts;
using SoraCollab.Storage.Database;
using SoraCollab.Web.Audit;

namespace SoraCollab.Web.Accounts;

/// <summary>Makes accounts, each together with what it is made for in one transaction: after a crash both are there or neither is.</summary>
public sealed class AccountMaker(StudioDbContext database, UserManager<StudioUser> users, RoleManager<IdentityRole> roles, TimeProvider clock, AuditLog audit)
{
    /// <summary>Whether there is any account.</summary>
    public Task<bool> AnyAsync(CancellationToken cancellationToken = default) => users.Users.AnyAsync(cancellationToken);

    /// <summary>Makes an account that runs the studio.</summary>
    public Task<(StudioUser User, AccountAnswer Answer)> MakeOwnerAsync(OwnerDetails details, CancellationToken cancellationToken = default) =>
        MakeAsync(details, async (_, owner) =>
        {
            if (!await roles.RoleExistsAsync(StudioRoles.Owner))
                Demand(await roles.CreateAsync(new IdentityRole(StudioRoles.Owner)));
            Demand(await users.AddToRoleAsync(owner, StudioRoles.Owner));
            return AccountAnswer.Done;
        }, cancellationToken);

    /// <summary>Makes an account and does what it is made for; a refusal of either leaves nothing behind.</summary>
    /// <param name="details">What the visitor filled in.</param>
    /// <param name="purpose">What belongs to the account, stored through the context that it is given.</param>
    /// <param name="cancellationToken">Stops before anything is stored.</param>
    public async Task<(StudioUser User, AccountAnswer Answer)> MakeAsync(
        OwnerDetails details, Func<StudioDbContext, StudioUser, Task<AccountAnswer>> purpose, CancellationToken cancellationToken = default)
    {
        var user = User(details.Email, details.Name);
        return await MakeAsync(user, () => users.CreateAsync(user, details.Password), purpose, cancellationToken);
    }

    /// <summary>Makes an account without a password, for somebody whose address an issuer has proven.</summary>
    /// <param name="email">The proven address.</param>
    /// <param name="name">The name that others see.</param>
    /// <param name="login">What the issuer calls them.</param>
    /// <param name="purpose">What belongs to the account, stored through the context that it is given.</param>
    /// <param name="cancellationToken">Stops before anything is stored.</param>
    public async Task<(StudioUser User, AccountAnswer Answer)> MakeAsync(
        string email, string name, UserLoginInfo login, Func<StudioDbContext, StudioUser, Task<AccountAnswer>> purpose, CancellationToken cancellationToken = default)
    {
        var user = User(email, name);
        user.EmailConfirmed = true;
        return await MakeAsync(
            user, async () => await users.CreateAsync(user) is { Succeeded: false } refused ? refused : await users.AddLoginAsync(user, login), purpose, cancellationToken);
    }

    private StudioUser User(string email, string name) =>
        new() { UserName = email.Trim(), Email = email.Trim(), DisplayName = name.Trim(), CreatedAt = clock.GetUtcNow() };

    private async Task<(StudioUser User, AccountAnswer Answer)> MakeAsync(
        StudioUser user, Func<Task<IdentityResult>> create, Func<StudioDbContext, StudioUser, Task<AccountAnswer>> purpose, CancellationToken cancellationToken)
    {
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        var made = await create();
        if (!made.Succeeded)
            return (user, AccountAnswer.Refused(string.Join(" ", made.Errors.Select(error => error.Description))));
        var answer = await purpose(database, user);
        if (!answer.Succeeded)
            return (user, answer);
        await transaction.CommitAsync(CancellationToken.None);
        await audit.RecordAsync(new AuditNote(AuditAct.AccountMade, user.Id, user.DisplayName, $"{user.DisplayName} <{user.Email}>", Address: AuditOrigin.Address));
        return (user, answer);
    }

    private static void Demand(IdentityResult result)
    {
        if (!result.Succeeded)
            throw new InvalidOperationException(string.Join(" ", result.Errors.Select(error => error.Description)));
    }
}
