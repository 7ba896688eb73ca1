using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;
using SoraCollab.Storage.Mail;

namespace SoraCollab.Web.Mail;

/// <summary>The configured mail server: one connection for a handful of letters.</summary>
public sealed class SmtpServer(IOptions<MailOptions> options, TimeProvider clock)
{
    /// <summary>Connects and signs in as configured.</summary>
    /// <returns>The connection; dispose to hang up.</returns>
    public async Task<SmtpClient> ConnectAsync(CancellationToken cancellationToken)
    {
        var mail = options.Value;
        var client = new SmtpClient { Timeout = (int)mail.TimeOut.TotalMilliseconds };
        try
        {
            if (!string.IsNullOrEmpty(mail.CertificateAuthority))
            {
                var authority = X509CertificateLoader.LoadCertificateFromFile(mail.CertificateAuthority);
                client.ServerCertificateValidationCallback = (_, certificate, _, errors) => IsSignedBy(authority, certificate, errors);
                // Such an authority publishes no list of what it took back.
                client.CheckCertificateRevocation = false;
            }
            await client.ConnectAsync(mail.Host!, mail.Port, mail.Security switch
            {
                MailSecurity.None => SecureSocketOptions.None,
                MailSecurity.StartTls => SecureSocketOptions.StartTls,
                _ => SecureSocketOptions.SslOnConnect,
            }, cancellationToken);
            if (!string.IsNullOrEmpty(mail.User))
                await client.AuthenticateAsync(mail.User, mail.Password ?? "", cancellationToken);
            return client;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    /// <summary>The letter as it goes out. Its name is the same at every attempt, so that a server can tell a repeated one.</summary>
    public MimeMessage Write(Guid id, Letter letter)
    {
        var from = MailboxAddress.Parse(options.Value.From!);
        var message = new MimeMessage
        {
            MessageId = $"{id:N}@{from.Domain}",
            Date = clock.GetUtcNow(),
            Subject = letter.Subject,
            Body = new TextPart("plain") { Text = letter.Text },
        };
        message.From.Add(from);
        message.To.Add(new MailboxAddress(letter.Name, letter.To));
        // Nobody's holiday notice must come back.
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        return message;
    }

    /// <summary>Whether a letter is of no use any more.</summary>
    public bool IsOver(OutboxItem item) => item.EndsAt <= clock.GetUtcNow();

    private static bool IsSignedBy(X509Certificate2 authority, X509Certificate? certificate, SslPolicyErrors errors)
    {
        if (certificate is null || (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != SslPolicyErrors.None) return false;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        using var presented = X509CertificateLoader.LoadCertificate(certificate.GetRawCertData());
        return chain.Build(presented);
    }
}
