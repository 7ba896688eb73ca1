using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;
using SoraCollab.Core;
using SoraCollab.Core.News;
using SoraCollab.Storage.News;
using SoraCollab.Web.Mail;

namespace SoraCollab.Web.News;

/// <summary>
/// Puts news into letters: at once, or gathered, as each person chose. What was seen in the studio goes into none. A letter and the
/// note that its news went out are stored together, so each goes out once.
/// </summary>
public sealed partial class NewsMailer(NewsStore store, Postbox postbox, IOptions<NewsOptions> options, TimeProvider clock, ILogger<NewsMailer> log) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan ForgetEvery = TimeSpan.FromHours(12);
    private static readonly TimeSpan OfUseFor = TimeSpan.FromDays(3);

    private readonly SemaphoreSlim _told = new(0);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        store.Changed += OnTold;
        try
        {
            var forgetAt = clock.GetUtcNow();
            while (!stoppingToken.IsCancellationRequested)
            {
                try
                {
                    foreach (var post in await store.DueAsync(options.Value.Gather, stoppingToken))
                        await SendAsync(post, stoppingToken);
                    if (clock.GetUtcNow() >= forgetAt)
                    {
                        await store.ForgetAsync(options.Value.Keep, stoppingToken);
                        forgetAt = clock.GetUtcNow() + ForgetEvery;
                    }
                }
                catch (Exception failure) when (failure is not OperationCanceledException)
                {
                    LogFailed(failure);
                }
                await _told.WaitAsync(LookEvery, stoppingToken);
                // However much was told by now: it is looked at together, once it has gathered. What is told while it gathers is not ripe
                // then, so its word stays for the next turn.
                while (await _told.WaitAsync(0, stoppingToken))
                {
                }
                await Task.Delay(options.Value.Gather, clock, stoppingToken);
            }
        }
        finally
        {
            store.Changed -= OnTold;
        }
    }

    public override void Dispose()
    {
        _told.Dispose();
        base.Dispose();
    }

    private void OnTold(UserId user) => _told.Release();

    private Task SendAsync(NewsPost post, CancellationToken cancellationToken) => post.Items.Count == 0 || !postbox.IsSending
        ? store.MarkMailedAsync(post, cancellationToken)
        : postbox.PostAsync(Write(post), OfUseFor, context => store.MarkMailedAsync(context, post, cancellationToken), cancellationToken);

    private Letter Write(NewsPost post)
    {
        var text = new StringBuilder();
        foreach (var item in post.Items)
        {
            text.Append(CultureInfo.InvariantCulture, $"{NewsWords.Title(item)}\n{NewsWords.Place(item)}\n");
            if (NewsWords.Said(item) is { Length: > 0 } said) text.Append(CultureInfo.InvariantCulture, $"  {said.ReplaceLineEndings("\n  ")}\n");
            text.Append(CultureInfo.InvariantCulture, $"{postbox.LinkTo(NewsWords.Address(item))}\n\n");
        }
        text.Append(CultureInfo.InvariantCulture, $"--\nHow you are told, and of which projects, you say here: {postbox.LinkTo("account")}\n");
        var subject = post.Items is [var only] ? $"{NewsWords.Title(only)} ({only.ProjectTitle})" : $"{post.Items.Count} news from {Projects(post)}";
        return new Letter(post.Email, post.Name, Line(subject), text.ToString());
    }

    private static string Projects(NewsPost post)
    {
        var titles = post.Items.Select(item => item.ProjectTitle).Distinct().ToList();
        return titles.Count == 1 ? titles[0] : $"{titles.Count} projects";
    }

    // A subject is one line, whatever a film is called.
    private static string Line(string words) => string.Concat(words.Select(sign => char.IsControl(sign) ? ' ' : sign));

    [LoggerMessage(Level = LogLevel.Error, Message = "News could not be put into letters")]
    private partial void LogFailed(Exception failure);
}
