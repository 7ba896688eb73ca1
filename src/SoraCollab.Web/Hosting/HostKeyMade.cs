using SoraCollab.Core;

namespace SoraCollab.Web.Hosting;

/// <summary>A key that was just made.</summary>
/// <param name="Id">The host it belongs to.</param>
/// <param name="Name">The host's name.</param>
/// <param name="Key">The key itself, to be shown once.</param>
public sealed record HostKeyMade(HostId Id, string Name, string Key);
