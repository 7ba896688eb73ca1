namespace SoraCollab.InferenceHost.Direction;

/// <summary>Where footage lies as files.</summary>
internal interface IFootageFiles
{
    /// <summary>Path of the file of that content on this machine, fetched if need be.</summary>
    /// <param name="hash">SHA-256 in lower-case hexadecimal.</param>
    /// <param name="cancellationToken">Stops fetching.</param>
    /// <exception cref="Jobs.JobRefusedException">There is no such file.</exception>
    Task<string> FindAsync(string hash, CancellationToken cancellationToken);
}
