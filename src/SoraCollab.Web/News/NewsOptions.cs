using System.ComponentModel.DataAnnotations;

namespace SoraCollab.Web.News;

/// <summary>What people are told (section <c>News</c>).</summary>
public sealed record NewsOptions
{
    public const string Section = "News";

    /// <summary>How long what goes out at once gathers: who gets five notes in a row gets one letter. What is seen in the studio meanwhile goes into none.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan Gather { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long news are kept.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "3650.00:00:00")]
    public TimeSpan Keep { get; init; } = TimeSpan.FromDays(90);
}
