namespace SoraCollab.InferenceHost.Models.Library;

/// <summary>A file of a model as its manifest knows it.</summary>
/// <param name="Path">Relative to the model's folder, with slashes.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Its hash, 64 lower-case hexadecimal digits.</param>
public sealed record ModelFile(string Path, long Bytes, string Sha256);
