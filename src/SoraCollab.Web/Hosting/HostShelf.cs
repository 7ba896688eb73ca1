using SoraCollab.Core.Hosting;

namespace SoraCollab.Web.Hosting;

/// <summary>A connected host and its models.</summary>
/// <param name="Host">The host.</param>
/// <param name="Report">What it last told.</param>
public sealed record HostShelf(HostStatus Host, HostModelReport Report);
