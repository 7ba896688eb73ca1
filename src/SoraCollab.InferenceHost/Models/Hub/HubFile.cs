namespace SoraCollab.InferenceHost.Models.Hub;

/// <summary>A file of a repository on the Hub.</summary>
/// <param name="Path">Relative, with slashes.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Its hash, where it is kept outside git (LFS); null for small files.</param>
/// <param name="GitHash">The SHA-1 that git gives its content; of the pointer where <paramref name="Sha256"/> is given.</param>
public sealed record HubFile(string Path, long Bytes, string? Sha256, string GitHash);
