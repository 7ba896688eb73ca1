using SoraCollab.ModelCompiler;

namespace SoraCollab.InferenceHost.Models.Library;

/// <summary>A model on this host's disk, usable or not.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Folder">Full path of its folder.</param>
/// <param name="Record">What is remembered of it; null for a folder that somebody put there.</param>
/// <param name="Terms">Its licence; null where its folder cannot be read.</param>
/// <param name="Bytes">Bytes of its files.</param>
public sealed record InstalledModel(string Name, string Folder, ModelRecord? Record, LicenceTerms? Terms, long Bytes)
{
    /// <summary>
    /// Whether somebody must accept the licence before the model is used. Models that were added always ask; a folder that the operator put
    /// there asks where it states terms that bind.
    /// </summary>
    public bool AwaitsAcceptance =>
        Terms is { } terms && !IsBundled
        && Record?.Acceptance?.TextSha256 != terms.Sha256
        && (Record is { } record && !record.Source.StartsWith("found", StringComparison.Ordinal) || (terms.Name != LicenceTerms.NotStated && !terms.IsPermissive));

    private bool IsBundled => Name == ModelCatalog.BundledName && Record is null;

    internal static InstalledModel Of(string name, string folder, ModelRecord? record)
    {
        try
        {
            var bytes = record?.Bytes ?? ModelFiles.In(folder).Sum(file => new FileInfo(Path.Combine(folder, file)).Length);
            return new InstalledModel(name, folder, record, LicenceTerms.Read(folder), bytes);
        }
        catch (Exception fault) when (fault is InvalidModelException or IOException or UnauthorizedAccessException)
        {
            return new InstalledModel(name, folder, record, null, 0);
        }
    }
}
