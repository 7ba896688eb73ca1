using System.Net;
using Microsoft.Extensions.Options;
using SoraCollab.Storage.Mail;
using SoraCollab.Testing.Mail;
using SoraCollab.Web.Mail;
using SoraCollab.Web.Tests.Studio;

namespace SoraCollab.Web.Tests.Mail;

/// <summary>Letters on their way to a real SMTP server.</summary>
public sealed class MailTests : IAsyncDisposable
{
    private static readonly Letter Hello = new("jun@example.test", "Jun Okafor", "Grüße from “Saltlight”", "A first line.\n\nA tide at dusk: ärger, 潮.\n");
    private readonly TemporaryFolder _folder = new();
    private StudioServer? _studio;

    public async ValueTask DisposeAsync()
    {
        if (_studio is not null) await _studio.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task PostAsync_WithASignedInTlsServer_DeliversTheLetterWholeAndEmptiesTheOutbox()
    {
        using var certificates = new TestCertificates();
        var authority = Path.Combine(_folder.Path, "authority.pem");
        await File.WriteAllTextAsync(authority, certificates.Pem);
        using var certificate = certificates.Sign();
        await using var server = new MailServer(certificate, ("studio", "s3cret pass"));
        server.Start();
        Open(server, ("Mail:Security", "StartTls"), ("Mail:CertificateAuthority", authority), ("Mail:User", "studio"), ("Mail:Password", "s3cret pass"));

        Assert.True(await Postbox.PostAsync(Hello, TimeSpan.FromHours(1)));

        var letter = await server.NextAsync(Hello.To);
        Assert.Equal(Hello.Subject, letter.Subject);
        Assert.Equal(Hello.Text.TrimEnd(), letter.TextBody!.ReplaceLineEndings("\n").TrimEnd());
        Assert.Equal("studio@example.test", letter.From.Mailboxes.Single().Address);
        Assert.Equal("auto-generated", letter.Headers[MimeKit.HeaderId.AutoSubmitted]);
        await EmptyAsync();
    }

    [Fact]
    public async Task PostAsync_ToAServerThatIsNotTheOneItSays_SendsNothingAndKeepsTheLetter()
    {
        using var certificates = new TestCertificates();
        using var certificate = certificates.Sign();
        await using var server = new MailServer(certificate);
        server.Start();
        Open(server, ("Mail:Security", "StartTls"));
        await Postbox.PostAsync(Hello, TimeSpan.FromHours(1));
        await UntilAsync(async () => server.Calls > 1);
        Assert.Empty(server.Letters);
        Assert.Equal(1, await Outbox.CountAsync());
    }

    [Fact]
    public async Task PostAsync_WhileTheServerIsDown_DeliversOnceItIsThere_AlsoAfterARestartOfTheStudio()
    {
        await using var server = new MailServer();
        Open(server, ("Mail:RetryAfter", "00:00:00.050"));
        await Postbox.PostAsync(Hello, TimeSpan.FromHours(1));
        await Postbox.PostAsync(Hello with { To = "ben@example.test" }, TimeSpan.FromHours(1));
        // Tried in vain at least once, then the studio stops.
        await UntilAsync(async () => await Outbox.DueAsync(10) is var due && (due.Count == 0 || due.All(item => item.Attempts > 0)));
        await _studio!.DisposeAsync();

        Open(server, ("Mail:RetryAfter", "00:00:00.050"));
        server.Start();
        await server.NextAsync("ben@example.test");
        await EmptyAsync();
        Assert.Equal(2, server.Letters.Count);
        Assert.Equal(2, server.Letters.Select(letter => letter.MessageId).Distinct().Count());
    }

    [Fact]
    public async Task Courier_GivesUp_WhatIsRefusedForGood_TooOld_OrTriedTooOften()
    {
        await using var server = new MailServer();
        server.Refused.Add("gone@example.test");
        server.Start();
        Open(server, ("Mail:RetryAfter", "00:00:00.010"), ("Mail:Attempts", "3"));
        await Postbox.PostAsync(Hello with { To = "gone@example.test" }, TimeSpan.FromHours(1));
        await Postbox.PostAsync(Hello with { To = "late@example.test" }, TimeSpan.Zero);
        await EmptyAsync();
        Assert.Empty(server.Letters);

        await server.StopAsync();
        var waits = new List<int>();
        await Postbox.PostAsync(Hello, TimeSpan.FromHours(1));
        await UntilAsync(async () =>
        {
            if (await Outbox.DueAsync(1) is [var item]) waits.Add(item.Attempts);
            return await Outbox.CountAsync() == 0;
        });
        Assert.True(waits.Count == 0 || waits.Max() < 3, $"It was tried {waits.Max() + 1} times.");
    }

    [Fact]
    public async Task Outbox_HoldsNothingThatWhoeverReadsTheDatabaseCouldUse()
    {
        await using var server = new MailServer();
        Open(server, ("Mail:RetryAfter", "01:00:00"));
        await Postbox.PostAsync(Hello with { Text = "https://studio.example.test/reset?code=opensesame" }, TimeSpan.FromHours(1));
        await _studio!.DisposeAsync();
        foreach (var file in Directory.EnumerateFiles(_folder.Path, "*.db*"))
        {
            var text = System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file));
            Assert.DoesNotContain("opensesame", text);
            Assert.DoesNotContain("jun@example.test", text);
        }
    }

    [Fact]
    public async Task PostAsync_WithoutAServer_KeepsNothingAndSaysSo()
    {
        _studio = new StudioServer(_folder.Path);
        Assert.False(Postbox.IsSending);
        Assert.False(await Postbox.PostAsync(Hello, TimeSpan.FromHours(1)));
        Assert.Equal(0, await Outbox.CountAsync());
        using var browser = new HttpClient { BaseAddress = _studio.Address };
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/setup")).StatusCode);
    }

    [Theory]
    [InlineData("Mail:From", "nobody", "Mail:From is \"nobody\"")]
    [InlineData("Studio:PublicAddress", "studio", "Studio:PublicAddress is \"studio\"")]
    [InlineData("Mail:Password", "", "Mail:User is set, but Mail:Password is not")]
    [InlineData("Mail:CertificateAuthority", "/nowhere.pem", "where there is no file")]
    [InlineData("Mail:Security", "Sometimes", "Security")]
    public async Task Configuration_ThatIsHalf_IsRefusedAtStart(string key, string value, string expected)
    {
        await using var server = new MailServer();
        var failure = Record.Exception(() => Open(server, ("Mail:User", "studio"), ("Mail:Password", "x"), (key, value)));
        Assert.Contains(expected, Assert.IsType<Exception>(failure, exactMatch: false).ToString());
        Assert.True(failure is OptionsValidationException or InvalidOperationException, failure.GetType().Name);
    }

    private Postbox Postbox => _studio!.Get<Postbox>();

    private OutboxStore Outbox => _studio!.Get<OutboxStore>();

    private void Open(MailServer server, params (string, string)[] more) => _studio = new StudioServer(_folder.Path, null, [.. StudioServer.MailTo(server.Port), .. more]);

    private Task EmptyAsync() => UntilAsync(async () => await Outbox.CountAsync() == 0);

    // The outbox has no event: nothing but these tests waits for it.
    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(Expect.Patience);
        while (!await holds()) await Task.Delay(20, patience.Token);
    }
}
