using System.Buffers.Text;
using Microsoft.AspNetCore.Identity;
using SoraCollab.Core;
using SoraCollab.Storage.Accounts;

namespace SoraCollab.Web.Accounts;

/// <summary>Where a person sees their passkeys, names and removes them. Adding takes the browser: see <see cref="PasskeyEndpoints"/>.</summary>
public sealed class PasskeyDesk(CurrentPerson current, IServiceScopeFactory scopes, AccountLetters letters)
{
    /// <summary>Most passkeys of an account.</summary>
    public const int Most = 20;

    /// <summary>Most characters of a passkey's name.</summary>
    public const int MostName = 60;

    /// <summary>The person's passkeys, the oldest first.</summary>
    /// <exception cref="SignedOutException">Nobody is signed in.</exception>
    public async Task<IReadOnlyList<PasskeyDetails>> ListAsync()
    {
        await using var scope = scopes.CreateAsyncScope();
        var (users, user) = await FindAsync(scope);
        return [.. (await users.GetPasskeysAsync(user)).OrderBy(passkey => passkey.CreatedAt)
            .Select(passkey => new PasskeyDetails(Base64Url.EncodeToString(passkey.CredentialId), NameOf(passkey), passkey.CreatedAt))];
    }

    /// <summary>Names a passkey.</summary>
    /// <exception cref="StudioException">The name is empty or too long, or there is no such passkey.</exception>
    public async Task RenameAsync(string id, string name)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (users, user) = await FindAsync(scope);
        var passkey = await users.GetPasskeyAsync(user, Key(id)) ?? throw new PasskeyRefusedException("There is no such passkey any more.");
        passkey.Name = CheckName(name);
        await users.AddOrUpdatePasskeyAsync(user, passkey);
    }

    /// <summary>Removes a passkey: it opens nothing from then on.</summary>
    /// <exception cref="SignedOutException">Nobody is signed in.</exception>
    public async Task RemoveAsync(string id)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (users, user) = await FindAsync(scope);
        if (await users.GetPasskeyAsync(user, Key(id)) is not { } passkey) return;
        await users.RemovePasskeyAsync(user, passkey.CredentialId);
        await letters.SendAsync(user, "A passkey was removed", $"The passkey “{NameOf(passkey)}” opens your account no more.");
    }

    /// <summary>The name as it is kept.</summary>
    /// <exception cref="PasskeyRefusedException">It is empty, too long or holds control characters.</exception>
    internal static string CheckName(string? name)
    {
        var trimmed = name?.Trim() ?? "";
        return trimmed.Length is > 0 and <= MostName && !trimmed.Any(char.IsControl)
            ? trimmed
            : throw new PasskeyRefusedException($"A passkey's name has 1 to {MostName} characters in one line; this has {trimmed.Length}.");
    }

    private static string NameOf(UserPasskeyInfo passkey) => passkey.Name ?? "Passkey";

    private static byte[] Key(string id)
    {
        try
        {
            return Base64Url.DecodeFromChars(id);
        }
        catch (FormatException)
        {
            return [];
        }
    }

    private async Task<(UserManager<StudioUser> Users, StudioUser User)> FindAsync(AsyncServiceScope scope)
    {
        var me = await current.GetAsync();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<StudioUser>>();
        return (users, await users.FindByIdAsync(me.Id.Value) is { DisabledAt: null } user ? user : throw new SignedOutException());
    }
}
