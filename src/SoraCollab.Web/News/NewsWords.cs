using SoraCollab.Core.News;
using SoraCollab.Core.Storyboards;
using SoraCollab.Web.Review;

namespace SoraCollab.Web.News;

/// <summary>News in words for people.</summary>
internal static class NewsWords
{
    /// <summary>What happened, such as "Jun mentioned you in a note".</summary>
    public static string Title(NewsItem item) => item.Kind switch
    {
        NewsKind.Mention => $"{item.Actor} mentioned you in a note",
        NewsKind.Reply => $"{item.Actor} replied to a note",
        NewsKind.Retake => "The take that your note asked for is there",
        NewsKind.Status => $"{item.Actor} set {(item.ShotName.Length > 0 ? $"“{item.ShotName}”" : "your shot")} to {Status(item.Words)}",
        _ => $"{item.Actor} joined as {item.Words.ToLowerInvariant()}",
    };

    /// <summary>What was said; empty where the title says all.</summary>
    public static string Said(NewsItem item) => item.Kind is NewsKind.Status or NewsKind.Joined ? "" : item.Words;

    /// <summary>Where it happened, such as "Saltlight, 020 The balloon lifts".</summary>
    public static string Place(NewsItem item) => item.ShotName.Length > 0 && item.Kind != NewsKind.Status ? $"{item.ProjectTitle}, {item.ShotName}" : item.ProjectTitle;

    /// <summary>The page that shows it.</summary>
    public static string Address(NewsItem item) => item.Kind == NewsKind.Joined ? $"projects/{item.Project}/members" : ReviewAddress.Of(item.Project, item.Shot);

    private static string Status(string words) => words == nameof(ShotStatus.ForReview) ? "For review" : words;
}
