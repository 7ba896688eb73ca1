namespace SoraCollab.InferenceHost.Models.Hub;

/// <summary>A model that is wanted from the Hub.</summary>
/// <param name="Repository">OWNER/NAME.</param>
/// <param name="Revision">A branch, tag or commit.</param>
/// <param name="Name">What it shall be called here; null for the repository's name.</param>
/// <param name="File">The one file that is wanted where a repository holds several models in single files; null otherwise.</param>
public sealed record HubRequest(string Repository, string Revision = "main", string? Name = null, string? File = null);
