using SoraCollab.Core;

namespace SoraCollab.Web.Review;

/// <summary>Addresses of the review.</summary>
public static class ReviewAddress
{
    /// <summary>The review of a project; on a shot where one is named.</summary>
    public static string Of(ProjectId project, ShotId? shot = null) => $"projects/{project}/review{(shot is null ? "" : $"/{shot}")}";

    /// <summary>The project's notes as a table for spreadsheets.</summary>
    public static string Table(ProjectId project) => $"projects/{project}/notes.csv";

    /// <summary>The project's notes as a PDF with pictures.</summary>
    public static string Book(ProjectId project) => $"projects/{project}/notes.pdf";
}
