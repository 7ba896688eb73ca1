using System.ComponentModel.DataAnnotations;
using SoraCollab.Core.Storyboards;

namespace SoraCollab.Web.Accounts;

/// <summary>The address that an invitation is for.</summary>
internal static class InvitedAddress
{
    private const int MostCharacters = 254;

    /// <summary>The address as it is kept; null where none was given.</summary>
    /// <exception cref="InvalidTextException">It is not an e-mail address.</exception>
    public static string? Check(string? email)
    {
        if (string.IsNullOrWhiteSpace(email)) return null;
        var address = email.Trim();
        return address.Length <= MostCharacters && new EmailAddressAttribute().IsValid(address)
            ? address
            : throw new InvalidTextException($"“{(address.Length > 60 ? address[..60] + "…" : address)}” is not an e-mail address, such as mara@northlight.example.");
    }
}
