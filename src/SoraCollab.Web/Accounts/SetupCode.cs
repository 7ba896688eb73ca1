using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace SoraCollab.Web.Accounts;

/// <summary>
/// Eight characters printed in the server's log at first start. Whoever sets up the studio from another machine gives
/// them to prove access to the server; on the machine itself the connection proves it.
/// </summary>
public sealed class SetupCode
{
    private const string Alphabet = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
    private readonly string _code = RandomNumberGenerator.GetString(Alphabet, 8);

    /// <summary>The code as printed: two groups of four.</summary>
    public string Display => $"{_code[..4]}-{_code[4..]}";

    /// <summary>Whether the visitor must give the code: not on this machine, or behind a proxy.</summary>
    public static bool IsAskedOf(HttpContext visitor) =>
        visitor.Connection.RemoteIpAddress is { } address && !IPAddress.IsLoopback(address)
        || visitor.Request.Headers.ContainsKey("X-Forwarded-For")
        || visitor.Request.Headers.ContainsKey("Forwarded");

    /// <summary>Whether <paramref name="typed"/> is the code; case, spaces and dashes do not count.</summary>
    public bool Matches(string? typed)
    {
        var bare = new string((typed ?? "").Where(char.IsAsciiLetterOrDigit).Select(char.ToUpperInvariant).ToArray());
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(bare), Encoding.ASCII.GetBytes(_code));
    }
}
