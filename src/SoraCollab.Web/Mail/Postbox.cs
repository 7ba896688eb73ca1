using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using SoraCollab.Storage.Database;
using SoraCollab.Storage.Mail;
using SoraCollab.Web.Configuration;

namespace SoraCollab.Web.Mail;

/// <summary>Where the rest of the studio puts letters in. They are kept before this returns, and sent by <see cref="MailCourier"/>.</summary>
public sealed class Postbox(
    OutboxStore store, IDataProtectionProvider protection, IOptions<MailOptions> mail, IOptions<StudioOptions> studio)
{
    private readonly IDataProtector _seal = protection.CreateProtector("SoraCollab.Mail");
    private readonly SemaphoreSlim _posted = new(0);

    /// <summary>Whether the studio sends mail at all.</summary>
    public bool IsSending => mail.Value.IsSending;

    /// <summary>A page's address as a letter names it.</summary>
    /// <param name="path">The page's path and query.</param>
    /// <exception cref="InvalidOperationException">The studio sends no mail and has no public address.</exception>
    public Uri LinkTo(string path) => new(
        studio.Value.PublicAddress ?? throw new InvalidOperationException("Studio:PublicAddress is not set, so no link can be written into a letter."), path);

    /// <summary>Keeps a letter and has it sent.</summary>
    /// <param name="letter">The letter.</param>
    /// <param name="lifetime">How long it is of use: it is not sent later.</param>
    /// <param name="also">What is stored together with it, or not at all.</param>
    /// <param name="cancellationToken">Stops before it is kept.</param>
    /// <returns>False where the studio sends no mail: nothing was kept.</returns>
    public async Task<bool> PostAsync(Letter letter, TimeSpan lifetime, Func<StudioDbContext, Task>? also = null, CancellationToken cancellationToken = default)
    {
        if (!IsSending) return false;
        await store.AddAsync(_seal.Protect(JsonSerializer.Serialize(letter)), lifetime, also, cancellationToken);
        _posted.Release();
        return true;
    }

    /// <summary>Opens a kept letter; null where its seal is not one of this studio's.</summary>
    internal Letter? Open(OutboxItem item)
    {
        try
        {
            return JsonSerializer.Deserialize<Letter>(_seal.Unprotect(item.Content));
        }
        catch (Exception failure) when (failure is System.Security.Cryptography.CryptographicException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Waits until a letter is put in, at most for a while.</summary>
    internal async Task WaitAsync(TimeSpan most, CancellationToken cancellationToken)
    {
        await _posted.WaitAsync(most, cancellationToken);
        // However many were put in meanwhile: they are all looked for.
        while (await _posted.WaitAsync(0, cancellationToken))
        {
        }
    }
}
