namespace SoraCollab.Core.Prompts;

/// <summary>Writes what a camera does into prompts and finds it there again: prompts stay plain text.</summary>
public static class CameraWords
{
    private static readonly CameraChoice[] General =
    [
        Move("Static", "static camera", "locked-off camera", "the camera holds still"),
        Move("Pan left", "slow pan left", "the camera pans left"),
        Move("Pan right", "slow pan right", "the camera pans right"),
        Move("Tilt up", "slow tilt up", "the camera tilts up"),
        Move("Tilt down", "slow tilt down", "the camera tilts down"),
        Move("Push in", "slow push in", "dolly in", "the camera pushes in"),
        Move("Pull out", "slow pull out", "dolly out", "the camera pulls out"),
        Move("Truck left", "the camera trucks left"),
        Move("Truck right", "the camera trucks right"),
        Move("Crane up", "crane shot rising"),
        Move("Crane down", "crane shot descending"),
        Move("Orbit", "the camera orbits the subject"),
        Move("Follow", "tracking shot following the subject", "tracking shot"),
        Move("Handheld", "handheld camera"),
        Move("Aerial", "aerial shot"),
        Size("Wide", "wide shot", "establishing shot", "long shot"),
        Size("Medium", "medium shot"),
        Size("Close", "close-up", "close shot"),
        Size("Extreme close", "extreme close-up"),
        Lens("18 mm", "18 mm lens"),
        Lens("24 mm", "24 mm lens"),
        Lens("35 mm", "35 mm lens"),
        Lens("50 mm", "50 mm lens"),
        Lens("85 mm", "85 mm lens, shallow depth of field", "85 mm lens"),
        Lens("135 mm", "135 mm telephoto lens"),
        Lens("Macro", "macro lens"),
        Lens("Anamorphic", "anamorphic lens"),
    ];

    /// <summary>What can be said to a model: in its own words where it was trained on few, else in the film's usual ones.</summary>
    /// <param name="vocabulary">Of the model; null where it reads free text.</param>
    public static IReadOnlyList<CameraChoice> Of(ModelVocabulary? vocabulary) => vocabulary is null
        ? General
        : [.. Read(vocabulary, "camera", CameraAspect.Move), .. Read(vocabulary, "shot", CameraAspect.Size)];

    /// <summary>What a prompt says of an aspect; null where it says nothing of it.</summary>
    public static CameraChoice? Stated(string prompt, CameraAspect aspect, IReadOnlyList<CameraChoice> choices) => Find(prompt, aspect, choices)?.Choice;

    /// <summary>The prompt with a choice in place of what it said of the aspect, or as a sentence at its end where it said nothing.</summary>
    public static string With(string prompt, CameraChoice choice, IReadOnlyList<CameraChoice> choices)
    {
        var words = choice.Wordings[0];
        if (Find(prompt, choice.Aspect, choices) is { } found)
            return prompt[..found.Start] + (char.IsUpper(prompt[found.Start]) ? Capitalize(words) : words) + prompt[found.End..];
        var before = prompt.TrimEnd();
        if (before.Length > 0 && !".!?…".Contains(before[^1])) before = before.TrimEnd(',', ';', ':') + ".";
        return before.Length == 0 ? Capitalize(words) + "." : $"{before} {Capitalize(words)}.";
    }

    /// <summary>The prompt without what it said of an aspect: the whole sentence goes where it said nothing else.</summary>
    public static string Without(string prompt, CameraAspect aspect, IReadOnlyList<CameraChoice> choices)
    {
        if (Find(prompt, aspect, choices) is not { } found) return prompt;
        var (before, after) = (prompt[..found.Start].TrimEnd(), prompt[found.End..].TrimStart());
        var startsSentence = before.Length == 0 || ".!?…".Contains(before[^1]);
        if (startsSentence && (after.Length == 0 || ".!?…".Contains(after[0]))) after = after.Length == 0 ? "" : after[1..].TrimStart();
        else if (startsSentence && after[0] is ',' or ';' or ':') after = Capitalize(after[1..].TrimStart());
        else if (!startsSentence) before = before.TrimEnd(',', ';', ':').TrimEnd();
        var joined = before.Length == 0 || after.Length == 0 || char.IsPunctuation(after[0]) ? before + after : $"{before} {after}";
        return joined.TrimEnd();
    }

    // Of wordings within one another the longest counts: "extreme close-up" before "close-up".
    private static (CameraChoice Choice, int Start, int End)? Find(string prompt, CameraAspect aspect, IReadOnlyList<CameraChoice> choices)
    {
        (CameraChoice Choice, int Start, int End)? found = null;
        foreach (var choice in choices.Where(choice => choice.Aspect == aspect))
        {
            foreach (var words in choice.Wordings)
            {
                var at = IndexOfWhole(prompt, words);
                if (at >= 0 && (found is null || words.Length > found.Value.End - found.Value.Start)) found = (choice, at, at + words.Length);
            }
        }
        return found;
    }

    private static int IndexOfWhole(string prompt, string words)
    {
        for (var at = prompt.IndexOf(words, StringComparison.OrdinalIgnoreCase); at >= 0; at = prompt.IndexOf(words, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + words.Length;
            if ((at == 0 || !char.IsLetterOrDigit(prompt[at - 1])) && (end == prompt.Length || !char.IsLetterOrDigit(prompt[end]))) return at;
        }
        return -1;
    }

    private static IEnumerable<CameraChoice> Read(ModelVocabulary vocabulary, string attribute, CameraAspect aspect) =>
        vocabulary.Attributes.Where(candidate => candidate.Name == attribute).SelectMany(candidate => candidate.Values)
            .Select(value => new CameraChoice(aspect, Capitalize(value.Name.Replace('_', ' ')), [.. value.Wordings]));

    private static CameraChoice Move(string name, params string[] wordings) => new(CameraAspect.Move, name, [.. wordings]);

    private static CameraChoice Size(string name, params string[] wordings) => new(CameraAspect.Size, name, [.. wordings]);

    private static CameraChoice Lens(string name, params string[] wordings) => new(CameraAspect.Lens, name, [.. wordings]);

    private static string Capitalize(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
