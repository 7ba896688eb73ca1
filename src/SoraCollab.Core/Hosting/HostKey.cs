using System.Security.Cryptography;
using System.Text;

namespace SoraCollab.Core.Hosting;

/// <summary>The secret by which a host proves who it is. The studio keeps only its hash.</summary>
public static class HostKey
{
    private const string Prefix = "sch_";

    /// <summary>A new key of 256 random bits, as text that survives headers, shells and URLs.</summary>
    public static string Create() => Prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <summary>SHA-256 of a key in lower-case hexadecimal, which is what is stored. The key's own 256 bits make a salt needless.</summary>
    public static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
