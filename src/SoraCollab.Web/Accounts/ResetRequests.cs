using System.Threading.Channels;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using SoraCollab.Core;
using SoraCollab.Storage.Accounts;
using SoraCollab.Web.Mail;

namespace SoraCollab.Web.Accounts;

/// <summary>
/// Sends the links that set a new password. It works behind the answer that the visitor gets: neither its words nor the time it
/// takes tell whether there is an account.
/// </summary>
public sealed partial class ResetRequests(
    IServiceScopeFactory scopes, PasswordResetStore store, Postbox postbox, IOptions<AccountOptions> options, ILogger<ResetRequests> log) : BackgroundService
{
    /// <summary>Where a link leads.</summary>
    public const string ResetPath = "/reset-password";

    // More at once are nobody's real requests.
    private readonly Channel<string> _asked = Channel.CreateBounded<string>(new BoundedChannelOptions(256) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    /// <summary>Sends a link to the account of an e-mail address, if there is one.</summary>
    public void Ask(string email) => _asked.Writer.TryWrite(email);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var email in _asked.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await SendAsync(email, stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogFailed(failure);
            }
        }
    }

    private async Task SendAsync(string email, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<StudioUser>>();
        if (await users.FindByEmailAsync(email) is not { Email: { } address } user) return;
        var lifetime = options.Value.ResetLifetime;
        if (await store.CreateAsync(new UserId(user.Id), lifetime, cancellationToken) is not { } code) return;
        var link = postbox.LinkTo($"{ResetPath}?code={code}");
        await postbox.PostAsync(
            new Letter(address, user.DisplayName, "Set a new password", $"""
                Somebody, most likely you, asked for a new password for your account at {postbox.LinkTo("/").Host}.

                {link}

                The link works once, within {lifetime.TotalMinutes:0} minutes. If it was not you, do nothing: your password stays as it is.

                """.ReplaceLineEndings("\n")),
            lifetime,
            cancellationToken: cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A link for a new password could not be made")]
    private partial void LogFailed(Exception failure);
}
