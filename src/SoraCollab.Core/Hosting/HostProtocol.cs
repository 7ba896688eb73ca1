namespace SoraCollab.Core.Hosting;

/// <summary>Paths, names and sizes that the studio and its hosts agree on.</summary>
public static class HostProtocol
{
    /// <summary>Where hosts connect, by SignalR with the MessagePack protocol and "Authorization: Bearer KEY".</summary>
    public const string HubPath = "/hubs/host";

    /// <summary>Request header that carries the lease token of an upload, in decimal digits.</summary>
    public const string LeaseTokenHeader = "X-Lease-Token";

    /// <summary>Largest preview sheet in bytes that the studio takes.</summary>
    public const int MaximumPreviewBytes = 512 * 1024;

    /// <summary>Largest checkpoint in bytes that the studio takes.</summary>
    public const int MaximumCheckpointBytes = 64 * 1024 * 1024;

    /// <summary>Largest message in bytes on the hub: a checkpoint and what surrounds it.</summary>
    public const int MaximumMessageBytes = MaximumCheckpointBytes + 64 * 1024;

    /// <summary>How often a host should report while it has a job, whether or not a step ended.</summary>
    public static TimeSpan ReportInterval { get; } = TimeSpan.FromSeconds(5);

    /// <summary>Where a file of a take is uploaded by PUT. The answer is the SHA-256 of what arrived, in lower-case hexadecimal.</summary>
    /// <param name="job">The job.</param>
    /// <param name="kind">Which file.</param>
    public static string UploadPath(JobId job, TakeFileKind kind) =>
        $"/api/host/jobs/{job}/files/{kind.ToString().ToLowerInvariant()}";

    /// <summary>
    /// Where footage that a job's order names is fetched by GET, with the lease token in <see cref="LeaseTokenHeader"/>. Range
    /// requests are answered.
    /// </summary>
    /// <param name="job">The job.</param>
    /// <param name="hash">The SHA-256 of a file that the order's verb names, media or latents.</param>
    public static string FootagePath(JobId job, string hash) => $"/api/host/jobs/{job}/footage/{hash}";
}
