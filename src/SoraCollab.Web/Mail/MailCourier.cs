using MailKit.Net.Smtp;
using Microsoft.Extensions.Options;
using SoraCollab.Storage.Mail;

namespace SoraCollab.Web.Mail;

/// <summary>
/// Takes letters to the mail server. What the server cannot take now is tried again, each time after twice the wait, and given up
/// after <see cref="MailOptions.Attempts"/>; what it refuses for good is given up at once.
/// </summary>
public sealed partial class MailCourier(
    OutboxStore store, Postbox postbox, SmtpServer server, IOptions<MailOptions> options, ILogger<MailCourier> log) : BackgroundService
{
    private const int LettersAtOnce = 20;
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.IsSending)
        {
            LogNoMail();
            return;
        }
        var look = options.Value.RetryAfter < LookEvery ? options.Value.RetryAfter : LookEvery;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await store.DueAsync(LettersAtOnce, stoppingToken) is { Count: > 0 } letters)
                    await DeliverAsync(letters, stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // The database's trouble, not a letter's.
                LogOutboxFailed(failure);
            }
            await postbox.WaitAsync(look, stoppingToken);
        }
    }

    private async Task DeliverAsync(IReadOnlyList<OutboxItem> letters, CancellationToken cancellationToken)
    {
        SmtpClient? connection = null;
        try
        {
            foreach (var item in letters)
            {
                if (postbox.Open(item) is not { } letter)
                {
                    await GiveUpAsync(item, "it cannot be read: the studio's keys are others than when it was written", cancellationToken);
                    continue;
                }
                if (server.IsOver(item))
                {
                    await GiveUpAsync(item, "its time is over", cancellationToken);
                    continue;
                }
                try
                {
                    if (connection is not { IsConnected: true })
                    {
                        connection?.Dispose();
                        connection = await server.ConnectAsync(cancellationToken);
                    }
                    await connection.SendAsync(server.Write(item.Id, letter), cancellationToken);
                }
                catch (SmtpCommandException refusal) when ((int)refusal.StatusCode >= 500 && refusal.ErrorCode != SmtpErrorCode.UnexpectedStatusCode)
                {
                    await GiveUpAsync(item, $"the mail server refused it: {refusal.Message}", cancellationToken);
                    continue;
                }
                catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
                {
                    await DeferAsync(item, failure, cancellationToken);
                    continue;
                }
                // Taken is taken: a stop now must not have it sent twice.
                await store.RemoveAsync(item.Id, CancellationToken.None);
            }
        }
        finally
        {
            connection?.Dispose();
        }
    }

    private async Task DeferAsync(OutboxItem item, Exception failure, CancellationToken cancellationToken)
    {
        var attempt = item.Attempts + 1;
        if (attempt >= options.Value.Attempts)
        {
            await GiveUpAsync(item, $"{attempt} attempts failed, the last with: {failure.Message}", cancellationToken);
            return;
        }
        var wait = options.Value.RetryAfter * Math.Pow(2, Math.Min(item.Attempts, 20));
        if (wait > LongestWait) wait = LongestWait;
        LogDeferred(item.Id, attempt, wait, failure.Message);
        await store.DeferAsync(item.Id, wait, cancellationToken);
    }

    // The log names no address and no content: a letter may hold a link that opens a door.
    private async Task GiveUpAsync(OutboxItem item, string why, CancellationToken cancellationToken)
    {
        LogGivenUp(item.Id, why);
        await store.RemoveAsync(item.Id, cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "No mail server is configured (Mail:Host): the studio sends no mail. Passwords cannot be reset by e-mail, and news are shown in the studio alone")]
    private partial void LogNoMail();

    [LoggerMessage(Level = LogLevel.Warning, Message = "Letter {Letter} could not be sent (attempt {Attempt}) and is tried again after {Wait}: {Why}")]
    private partial void LogDeferred(Guid letter, int attempt, TimeSpan wait, string why);

    [LoggerMessage(Level = LogLevel.Error, Message = "Letter {Letter} was given up: {Why}")]
    private partial void LogGivenUp(Guid letter, string why);

    [LoggerMessage(Level = LogLevel.Error, Message = "The outbox could not be read or written")]
    private partial void LogOutboxFailed(Exception failure);
}
