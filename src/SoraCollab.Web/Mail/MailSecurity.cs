namespace SoraCollab.Web.Mail;

/// <summary>How the way to the mail server is protected.</summary>
public enum MailSecurity
{
    /// <summary>Not at all: only for a server on this machine or a network of one's own.</summary>
    None,

    /// <summary>By STARTTLS, mostly on port 587; a server that does not offer it gets no mail.</summary>
    StartTls,

    /// <summary>By TLS from the first byte, mostly on port 465.</summary>
    Tls,
}
