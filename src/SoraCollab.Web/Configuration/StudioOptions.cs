using System.ComponentModel.DataAnnotations;

namespace SoraCollab.Web.Configuration;

/// <summary>Where the studio keeps its things and how it is reached (section <c>Studio</c>).</summary>
public sealed record StudioOptions
{
    public const string Section = "Studio";

    /// <summary>Folder for the database, media and keys; relative to the content root unless absolute.</summary>
    [Required]
    public string DataFolder { get; init; } = "data";

    /// <summary>Folder that holds one model per sub-folder; relative to the content root unless absolute.</summary>
    [Required]
    public string ModelsFolder { get; init; } = "models";

    /// <summary>Address to listen on when none is given by <c>--urls</c>, <c>ASPNETCORE_URLS</c> or Kestrel's own section.</summary>
    [Required]
    public string Address { get; init; } = "http://127.0.0.1:5080";

    /// <summary>
    /// Where people reach the studio, such as https://studio.example: links in mail begin with it. What a request calls the studio
    /// is its sender's word, which must not get into mail.
    /// </summary>
    public Uri? PublicAddress { get; init; }

    /// <summary>
    /// Reverse proxies whose forwarded headers (X-Forwarded-For, -Proto, -Host) are believed: addresses such as 10.0.0.2 or
    /// networks such as 10.0.0.0/24. Empty believes nobody's.
    /// </summary>
    public string[] Proxies { get; init; } = [];

    /// <summary>How long a file stays that no take, job or upload names; longer than a host keeps a take that it could not hand in.</summary>
    [Range(typeof(TimeSpan), "3.00:00:00", "3650.00:00:00")]
    public TimeSpan KeepUnusedMediaFor { get; init; } = TimeSpan.FromDays(7);

    /// <summary>How long a deleted project stays on the disk.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "3650.00:00:00")]
    public TimeSpan KeepDeletedProjectsFor { get; init; } = TimeSpan.FromDays(30);

    /// <summary>Bytes that must stay free on the data disk; below it no new job, upload or export begins.</summary>
    [Range(0, long.MaxValue)]
    public long MinimumFreeBytes { get; init; } = 2L * 1024 * 1024 * 1024;
}
