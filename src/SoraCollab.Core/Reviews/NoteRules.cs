using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Text;

namespace SoraCollab.Core.Reviews;

/// <summary>What notes may be.</summary>
public static class NoteRules
{
    /// <summary>Most characters of a note or a reply, counted as UTF-16 code units.</summary>
    public const int MaximumWords = 2000;

    /// <summary>Most notes on one shot.</summary>
    public const int MaximumNotes = 200;

    /// <summary>Most replies to one note.</summary>
    public const int MaximumReplies = 50;

    /// <summary>Most strokes of a drawing.</summary>
    public const int MaximumStrokes = 50;

    /// <summary>Most points of a drawing, over all its strokes.</summary>
    public const int MaximumPoints = 2000;

    /// <summary>Most characters of a text in a drawing.</summary>
    public const int MaximumLabel = 80;

    /// <exception cref="InvalidTextException">The words may not be kept; the message says what is allowed.</exception>
    internal static void CheckWords(string what, string words, bool mayBeEmpty, int most = MaximumWords)
    {
        if (!mayBeEmpty && string.IsNullOrWhiteSpace(words))
            throw new InvalidTextException($"The {what} says nothing: write 1 to {most} characters.");
        if (words.Length > most)
            throw new InvalidTextException($"The {what} has {words.Length} characters, but at most {most} are allowed.");
        if (TextRules.IndexOfLoneSurrogate(words) is var lone and >= 0)
            throw new InvalidTextException($"The {what} holds half a character (a lone surrogate) at position {lone + 1}.");
        var lines = words.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\n', ' ');
        if (TextRules.IndexOfControl(lines) is var control and >= 0)
            throw new InvalidTextException($"The {what} holds the control character U+{(int)lines[control]:X4} at position {control + 1}.");
    }

    /// <exception cref="NotAllowedException">The frames are not the take's.</exception>
    internal static void CheckFrames(int frame, int? last, int frameCount)
    {
        if (frame < 0 || frame >= frameCount)
            throw new NotAllowedException($"There is no frame {frame} in this take: it has frames 0 to {frameCount - 1}.");
        if (last <= frame || last >= frameCount)
            throw new NotAllowedException($"The range from frame {frame} to {last} is not in this take: it must end after its start and by frame {frameCount - 1}.");
    }

    /// <exception cref="NotAllowedException">The drawing leaves the picture, or has too much in it.</exception>
    internal static void CheckDrawing(ValueList<Stroke> drawing)
    {
        if (drawing.Count > MaximumStrokes)
            throw new NotAllowedException($"The drawing has {drawing.Count} strokes, but at most {MaximumStrokes} are allowed.");
        if (drawing.Sum(stroke => stroke.Points.Count) is var points && points > MaximumPoints)
            throw new NotAllowedException($"The drawing has {points} points, but at most {MaximumPoints} are allowed.");
        foreach (var stroke in drawing)
        {
            var (least, most) = stroke.Kind switch
            {
                StrokeKind.Pen => (2, MaximumPoints),
                StrokeKind.Arrow or StrokeKind.Box or StrokeKind.Ellipse => (2, 2),
                StrokeKind.Text => (1, 1),
                _ => throw new NotAllowedException($"The stroke {stroke.Kind} is unknown: choose one of {string.Join(", ", Enum.GetNames<StrokeKind>())}."),
            };
            if (stroke.Points.Count < least || stroke.Points.Count > most)
                throw new NotAllowedException($"A stroke of kind {stroke.Kind} has {stroke.Points.Count} points, but {(least == most ? least : $"{least} to {most}")} are needed.");
            foreach (var point in stroke.Points)
                if (point is not { X: >= 0 and <= 1, Y: >= 0 and <= 1 })
                    throw new NotAllowedException($"The drawing leaves the picture at ({point.X}, {point.Y}): both must be from 0 to 1.");
            CheckWords("text in the drawing", stroke.Words, mayBeEmpty: stroke.Kind != StrokeKind.Text, MaximumLabel);
        }
    }
}
