using SoraCollab.Core.Reviews;
using SoraCollab.Core.Storyboards;

namespace SoraCollab.Web.Review;

/// <summary>A stroke as the browser sends it.</summary>
/// <param name="Kind">A name of <see cref="StrokeKind"/>.</param>
/// <param name="Points">Shares of the picture's width and height.</param>
/// <param name="Words">Of a text.</param>
public sealed record DrawnStroke(string Kind, StrokePoint[] Points, string Words)
{
    /// <summary>The stroke as notes keep it; the room checks what it holds.</summary>
    /// <exception cref="NotAllowedException">There is no such kind.</exception>
    public Stroke ToStroke() => Enum.TryParse<StrokeKind>(Kind, out var kind)
        ? new Stroke { Kind = kind, Points = [.. Points], Words = Words }
        : throw new NotAllowedException($"The stroke {Kind} is unknown: choose one of {string.Join(", ", Enum.GetNames<StrokeKind>())}.");
}
