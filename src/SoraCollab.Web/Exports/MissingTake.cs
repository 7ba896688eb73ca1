using SoraCollab.Core;

namespace SoraCollab.Web.Exports;

/// <summary>A shot that has no chosen take and so would leave a hole in the film.</summary>
/// <param name="Shot">The shot.</param>
/// <param name="Number">Its number on the board, such as "040".</param>
/// <param name="Title">Its title; may be empty.</param>
public sealed record MissingTake(ShotId Shot, string Number, string Title)
{
    /// <summary>Number and title, for a sentence.</summary>
    public override string ToString() => Title.Length > 0 ? $"{Number} {Title}" : Number;
}
