using Microsoft.Extensions.Options;
using MimeKit;
using SoraCollab.Web.Configuration;

namespace SoraCollab.Web.Mail;

/// <summary>Checks at start what mail needs: half a configuration would be found out by a person who waits for a letter.</summary>
internal sealed class MailOptionsCheck(IOptions<StudioOptions> studio) : IValidateOptions<MailOptions>
{
    public ValidateOptionsResult Validate(string? name, MailOptions options)
    {
        if (!options.IsSending) return ValidateOptionsResult.Success;
        var faults = new List<string>();
        if (!MailboxAddress.TryParse(options.From, out var from) || !from.Address.Contains('@', StringComparison.Ordinal))
            faults.Add($"Mail:From is \"{options.From}\", but a sender such as Studio <studio@example.com> is needed.");
        if (!string.IsNullOrEmpty(options.User) && string.IsNullOrEmpty(options.Password))
            faults.Add("Mail:User is set, but Mail:Password is not.");
        if (!string.IsNullOrEmpty(options.CertificateAuthority) && !File.Exists(options.CertificateAuthority))
            faults.Add($"Mail:CertificateAuthority names {options.CertificateAuthority}, where there is no file.");
        if (studio.Value.PublicAddress is not { IsAbsoluteUri: true, Scheme: "http" or "https" })
            faults.Add($"Studio:PublicAddress is \"{studio.Value.PublicAddress}\", but mail needs the address that people reach the studio by, such as https://studio.example.");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
