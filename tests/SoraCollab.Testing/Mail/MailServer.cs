using System.Buffers;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Channels;
using MimeKit;
using SmtpServer;
using SmtpServer.Authentication;
using SmtpServer.ComponentModel;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace SoraCollab.Testing.Mail;

/// <summary>A real SMTP server on this machine that keeps what it is given. It can be stopped and started again on its port.</summary>
public sealed class MailServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Channel<MimeMessage> arrived = Channel.CreateUnbounded<MimeMessage>();
    private readonly List<MimeMessage> letters = [];
    private readonly X509Certificate2? certificate;
    private readonly (string User, string Password)? account;
    private SmtpServer.SmtpServer? server;

    /// <param name="certificate">What the server proves itself by after STARTTLS; null offers none.</param>
    /// <param name="account">Who may send; null lets everybody.</param>
    public MailServer(X509Certificate2? certificate = null, (string User, string Password)? account = null) =>
        (this.certificate, this.account, Port) = (certificate, account, FreePort());

    /// <summary>The port on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>Recipients who are refused for good.</summary>
    public HashSet<string> Refused { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Connections so far.</summary>
    public int Calls { get; private set; }

    /// <summary>Everything that was taken.</summary>
    public IReadOnlyList<MimeMessage> Letters
    {
        get
        {
            lock (letters) return [.. letters];
        }
    }

    /// <summary>Begins to listen.</summary>
    public void Start()
    {
        var endpoint = new EndpointDefinitionBuilder().Endpoint(new IPEndPoint(IPAddress.Loopback, Port)).AllowUnsecureAuthentication(certificate is null);
        if (certificate is not null) endpoint.Certificate(certificate);
        if (account is not null) endpoint.AuthenticationRequired();
        var services = new ServiceProvider();
        services.Add(new Store(this));
        services.Add(new Filter(this));
        services.Add(new DelegatingUserAuthenticator((user, password) => (user, password) == account));
        server = new SmtpServer.SmtpServer(new SmtpServerOptionsBuilder().ServerName("localhost").Endpoint(endpoint.Build()).Build(), services);
        server.SessionCreated += (_, _) => Calls++;
        _ = server.StartAsync(CancellationToken.None);
    }

    /// <summary>Stops listening, as a server that is down.</summary>
    public async Task StopAsync()
    {
        if (server is null) return;
        server.Shutdown();
        await server.ShutdownTask;
        server = null;
    }

    /// <summary>The next letter that comes in to an address; others that come before are left out.</summary>
    public async Task<MimeMessage> NextAsync(string to)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var letter = await arrived.Reader.ReadAsync(patience.Token);
            if (letter.To.Mailboxes.Any(mailbox => string.Equals(mailbox.Address, to, StringComparison.OrdinalIgnoreCase))) return letter;
        }
    }

    public async ValueTask DisposeAsync() => await StopAsync();

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private sealed class Store(MailServer owner) : MessageStore
    {
        public override async Task<SmtpResponse> SaveAsync(
            ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
        {
            using var bytes = new MemoryStream(buffer.ToArray());
            var letter = await MimeMessage.LoadAsync(bytes, cancellationToken);
            lock (owner.letters) owner.letters.Add(letter);
            owner.arrived.Writer.TryWrite(letter);
            return SmtpResponse.Ok;
        }
    }

    private sealed class Filter(MailServer owner) : MailboxFilter
    {
        public override Task<bool> CanDeliverToAsync(ISessionContext context, SmtpServer.Mail.IMailbox to, SmtpServer.Mail.IMailbox from, CancellationToken cancellationToken) =>
            Task.FromResult(!owner.Refused.Contains($"{to.User}@{to.Host}"));
    }
}
