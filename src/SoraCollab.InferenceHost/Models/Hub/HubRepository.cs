using System.Collections.Immutable;

namespace SoraCollab.InferenceHost.Models.Hub;

/// <summary>A repository on the Hub at one revision.</summary>
/// <param name="Id">OWNER/NAME.</param>
/// <param name="Revision">The commit, 40 hexadecimal digits.</param>
/// <param name="Files">Its files.</param>
public sealed record HubRepository(string Id, string Revision, ImmutableArray<HubFile> Files);
