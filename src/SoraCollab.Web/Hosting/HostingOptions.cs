using System.ComponentModel.DataAnnotations;

namespace SoraCollab.Web.Hosting;

/// <summary>Inference hosts (section <c>Hosting</c>).</summary>
public sealed record HostingOptions
{
    public const string Section = "Hosting";

    /// <summary>Whether a host runs inside the web process, on its CPU.</summary>
    public bool InProcess { get; init; } = true;

    /// <summary>Name of the host inside the web process.</summary>
    [Required, StringLength(60)]
    public string InProcessName { get; init; } = "This machine";

    /// <summary>Where the host inside the web process downloads models from: the Hugging Face Hub or a mirror of it.</summary>
    [Required, Url]
    public string HubAddress { get; init; } = "https://huggingface.co";

    /// <summary>Largest file of a take, in bytes.</summary>
    [Range(1024 * 1024, long.MaxValue)]
    public long LargestFileBytes { get; init; } = 4L * 1024 * 1024 * 1024;
}
