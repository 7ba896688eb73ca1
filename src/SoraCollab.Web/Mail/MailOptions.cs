using System.ComponentModel.DataAnnotations;

namespace SoraCollab.Web.Mail;

/// <summary>The mail server that the studio sends by (section <c>Mail</c>); without a host it sends no mail, and everything else works.</summary>
public sealed record MailOptions
{
    public const string Section = "Mail";

    /// <summary>Name or address of the SMTP server; empty sends no mail.</summary>
    public string? Host { get; init; }

    /// <summary>Port of the SMTP server.</summary>
    [Range(1, 65535)]
    public int Port { get; init; } = 587;

    /// <summary>How the way there is protected.</summary>
    [EnumDataType(typeof(MailSecurity))]
    public MailSecurity Security { get; init; } = MailSecurity.StartTls;

    /// <summary>PEM file of an authority of one's own that signed the server's certificate; empty believes those of the system.</summary>
    public string? CertificateAuthority { get; init; }

    /// <summary>Name to sign in with; empty does not sign in.</summary>
    public string? User { get; init; }

    /// <summary>Password of <see cref="User"/>; belongs into the environment (<c>Mail__Password</c>).</summary>
    public string? Password { get; init; }

    /// <summary>Sender, such as <c>Studio &lt;studio@example.com&gt;</c>.</summary>
    public string? From { get; init; }

    /// <summary>How often a letter is tried before it is given up; the wait doubles each time, up to an hour.</summary>
    [Range(1, 100)]
    public int Attempts { get; init; } = 12;

    /// <summary>Wait after the first attempt that fails.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long the server may take to answer.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan TimeOut { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether the studio sends mail.</summary>
    public bool IsSending => !string.IsNullOrWhiteSpace(Host);
}
