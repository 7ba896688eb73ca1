using System.Security.Cryptography;
using System.Text;
using SoraCollab.Core.Storyboards;

namespace SoraCollab.Core.Screenplays;

/// <summary>What a screenplay proposes: scenes with shots, and a cast. A pure reading; nothing of it is in the film until it is accepted.</summary>
public sealed class ScriptPlan
{
    // Speech runs at about 150 words a minute; a line of action plays about as long as it takes to read aloud.
    private const double SpokenWordsPerSecond = 2.5;
    private const double SeenWordsPerSecond = 3;
    private const double LeastSeconds = 2;
    private const int TitleLength = 40;

    private ScriptPlan(Screenplay screenplay, ValueList<ScriptScene> scenes, ValueList<ScriptCharacter> characters) =>
        (Screenplay, Scenes, Characters) = (screenplay, scenes, characters);

    /// <summary>The screenplay that was read.</summary>
    public Screenplay Screenplay { get; }

    /// <summary>Its scenes, in order.</summary>
    public ValueList<ScriptScene> Scenes { get; }

    /// <summary>Who speaks, in the order of their first speech.</summary>
    public ValueList<ScriptCharacter> Characters { get; }

    /// <summary>Every proposed shot, through all scenes.</summary>
    public IEnumerable<ScriptPassage> Passages => Scenes.SelectMany(scene => scene.Passages);

    /// <summary>Reads a screenplay.</summary>
    /// <param name="fountain">The text, as <see cref="ScriptDraft.Text"/> holds it.</param>
    public static ScriptPlan Of(string fountain)
    {
        var screenplay = FountainParser.Parse(fountain);
        var (scenes, keys) = (new List<ScriptScene>(), new Dictionary<string, int>());
        var (heading, section, elements) = ("", "", new List<ScriptElement>());
        void EndScene()
        {
            if (heading.Length > 0 || elements.Any(element => IsSeen(element) || IsHeard(element)))
            {
                scenes.Add(new ScriptScene(heading, section.Length > 0 ? section : SceneHeadings.Title(heading), [.. elements], [.. PassagesOf(heading, elements, keys)]));
                section = "";
            }

            elements = [];
        }

        foreach (var element in screenplay.Elements)
        {
            switch (element.Kind)
            {
                case ScriptElementKind.SceneHeading:
                    EndScene();
                    heading = Cut(OneLine(element.Text), Text.TextRules.MaximumTitleLength);
                    break;
                case ScriptElementKind.Section:
                    EndScene();
                    (heading, section) = ("", Cut(OneLine(element.Text), TitleLength));
                    break;
                default:
                    elements.Add(element);
                    break;
            }
        }

        EndScene();
        return new(screenplay, [.. scenes], [.. CharactersOf(screenplay)]);
    }

    private static IEnumerable<ScriptPassage> PassagesOf(string heading, List<ScriptElement> elements, Dictionary<string, int> keys)
    {
        for (var first = 0; first < elements.Count;)
        {
            // A paragraph of action, and all that follows until the next.
            var next = first + 1;
            while (next < elements.Count && !IsSeen(elements[next])) next++;
            var part = elements[first..next];
            if (part.Exists(element => IsSeen(element) || IsHeard(element))) yield return Passage(heading, part, first, keys);
            first = next;
        }
    }

    private static ScriptPassage Passage(string heading, List<ScriptElement> part, int first, Dictionary<string, int> keys)
    {
        var action = string.Join('\n', part.Where(IsSeen).Select(element => element.Text));
        var (dialogue, spoken) = Dialogue(part);
        var notes = string.Join('\n', part.Where(element => element.Kind is ScriptElementKind.Note or ScriptElementKind.Synopsis).Select(element => element.Text));
        var seconds = Math.Max(LeastSeconds, (Words(action) / SeenWordsPerSecond) + (spoken / SpokenWordsPerSecond));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{heading.ToUpperInvariant()}\n{action}\n{dialogue}")))[..16];
        var key = (keys[hash] = keys.GetValueOrDefault(hash) + 1) is > 1 and var again ? $"{hash}n{again}" : hash;
        var most = ScriptRules.MaximumPartLength;
        return new(
            key,
            first,
            part.Count,
            TitleOf(action.Length > 0 ? action : dialogue),
            new ShotScript { Passage = key, Action = Cut(action, most), Dialogue = Cut(dialogue, most), Notes = Cut(notes, most) },
            Math.Min(Math.Round(seconds * 2) / 2, ShotFormatRules.MaximumSeconds));
    }

    private static (string Text, int Words) Dialogue(List<ScriptElement> part)
    {
        var (lines, who, how, words) = (new List<string>(), "", "", 0);
        foreach (var element in part)
        {
            switch (element.Kind)
            {
                case ScriptElementKind.Character:
                    (who, how) = (OneLine(element.Text), "");
                    break;
                case ScriptElementKind.Parenthetical:
                    how = " " + OneLine(element.Text);
                    break;
                case ScriptElementKind.Dialogue or ScriptElementKind.Lyrics:
                    lines.Add($"{who}{how}: {OneLine(element.Text)}".TrimStart(':', ' '));
                    words += Words(element.Text);
                    how = "";
                    break;
            }
        }

        return (string.Join('\n', lines), words);
    }

    private static IEnumerable<ScriptCharacter> CharactersOf(Screenplay screenplay)
    {
        var action = screenplay.Elements.Where(IsSeen).Select(element => element.Text).ToList();
        return screenplay.Elements.Where(element => element.Kind == ScriptElementKind.Character)
            .Select(element => CharacterNames.Cue(OneLine(element.Text)))
            .Where(cue => CharacterNames.Plain(cue).Length > 0)
            .GroupBy(CharacterNames.Plain, StringComparer.OrdinalIgnoreCase)
            .Select(speeches => new ScriptCharacter(speeches.First(), speeches.Key, Cut(CharacterNames.Introduction(speeches.First(), action), WordsRules.MaximumLength), speeches.Count()));
    }

    private static bool IsSeen(ScriptElement element) => element.Kind is ScriptElementKind.Action or ScriptElementKind.Centered;

    private static bool IsHeard(ScriptElement element) => element.Kind is ScriptElementKind.Dialogue or ScriptElementKind.Lyrics;

    private static int Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string TitleOf(string text)
    {
        var sentence = OneLine(text).Split(['.', '!', '?', ';'], 2)[0];
        return sentence.Length <= TitleLength ? sentence : Cut(sentence[..TitleLength].Contains(' ') ? sentence[..sentence[..TitleLength].LastIndexOf(' ')].TrimEnd(',') + "…" : sentence, TitleLength + 1);
    }

    private static string Cut(string text, int most)
    {
        if (text.Length <= most) return text;
        var end = most - 1;
        if (char.IsHighSurrogate(text[end - 1])) end--;
        return text[..end] + "…";
    }
}
