using System.Security.Cryptography;
using System.Text;
using SoraCollab.Core;
using SoraCollab.Core.Hosting;

namespace SoraCollab.Web.Hosting;

/// <summary>The key of the host inside this process: new at every start, known to nobody else, stored nowhere.</summary>
public sealed class InProcessKey
{
    /// <summary>The host's name in the studio, the same at every start.</summary>
    public static readonly HostId Host = new(Guid.Parse("5afe0000-0000-7000-8000-000000000001"));

    /// <summary>The key.</summary>
    public string Value { get; } = HostKey.Create();

    public bool IsHost(HostId host) => host == Host;

    /// <summary>Whether a caller gave this key.</summary>
    public bool Matches(string key) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(Value));
}
