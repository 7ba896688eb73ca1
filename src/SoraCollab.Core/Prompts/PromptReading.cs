using System.Text;
using SoraCollab.Core.Prompts.Expansion;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Verbs;

namespace SoraCollab.Core.Prompts;

/// <summary>
/// A shot's prompt as a model reads it: mentions of the cast become names, each described where it first comes, and the words
/// of camera and style follow. Each beat is read as a whole prompt of its own.
/// </summary>
public sealed record PromptReading
{
    /// <summary>What holds from the first frame.</summary>
    public required string Prompt { get; init; }

    /// <summary>What holds from later frames, by frame: the prompt with the words of the beat.</summary>
    public ValueList<PromptBeat> Beats { get; init; } = [];

    /// <summary>Reads a shot's prompt.</summary>
    /// <param name="storyboard">Its cast and presets.</param>
    /// <param name="shot">The shot.</param>
    /// <param name="prompt">What to read in place of the shot's own prompt, such as an expanded one; null for its own.</param>
    public static PromptReading Of(Storyboard storyboard, Shot shot, string? prompt = null)
    {
        var written = prompt ?? shot.Prompt;
        string[] after = [WordsOf(storyboard, shot.Presets.Camera), WordsOf(storyboard, shot.Presets.Style)];
        return new PromptReading
        {
            Prompt = Describe(storyboard, Join([written, .. after])),
            Beats = [.. shot.Beats.Select(beat => new PromptBeat(beat.AtFrame, Describe(storyboard, Join([written, beat.Words, .. after]))))],
        };
    }

    /// <summary>The same with each prompt written out in full, in the words that the model was trained on.</summary>
    /// <param name="expander">Of the model; null, where it brings no grammar, leaves all as it is.</param>
    /// <param name="seed">Draws what the prompts leave open.</param>
    public PromptReading Expanded(PromptExpander? expander, ulong seed) => expander is null ? this : new PromptReading
    {
        Prompt = expander.Expand(Prompt, seed).Text,
        Beats = [.. Beats.Select(beat => beat with { Prompt = expander.Expand(beat.Prompt, seed).Text })],
    };

    /// <summary>The members of the cast that a text mentions, each once, in the order of their first mention.</summary>
    public static IReadOnlyList<CastMember> Mentioned(Storyboard storyboard, string text)
    {
        var mentioned = new List<CastMember>();
        for (var at = NextMention(text, 0); at >= 0; at = NextMention(text, at + 1))
            if (FindMember(storyboard, text, at + 1) is { } member && !mentioned.Contains(member)) mentioned.Add(member);
        return mentioned;
    }

    private static string WordsOf(Storyboard storyboard, PresetId? id) => id is { } named ? storyboard.FindPreset(named)?.Words ?? "" : "";

    /// <summary>Sentences one after the other; a part that ends without a full stop gets one before the next.</summary>
    private static string Join(IEnumerable<string> parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts.Select(part => part.Trim()).Where(part => part.Length > 0))
        {
            if (text.Length > 0 && !".!?…:;,".Contains(text[^1])) text.Append('.');
            if (text.Length > 0) text.Append(' ');
            text.Append(part);
        }
        return text.ToString();
    }

    private static string Describe(Storyboard storyboard, string text)
    {
        var read = new StringBuilder();
        var described = new HashSet<CastMemberId>();
        var copied = 0;
        for (var at = NextMention(text, 0); at >= 0; at = NextMention(text, Math.Max(at + 1, copied)))
        {
            read.Append(text, copied, at - copied);
            copied = at + 1;
            if (FindMember(storyboard, text, copied) is not { } member) continue;
            copied += member.Name.Length;
            read.Append(member.Name);
            var description = member.Description.Trim().TrimEnd('.');
            if (description.Length == 0 || !described.Add(member.Id)) continue;
            read.Append(", ").Append(description);
            if (copied < text.Length && !char.IsPunctuation(text[copied])) read.Append(',');
        }
        return read.Append(text, copied, text.Length - copied).ToString();
    }

    // An @ within a word, as in an address, mentions nobody.
    private static int NextMention(string text, int from)
    {
        for (var at = text.IndexOf('@', from); at >= 0; at = text.IndexOf('@', at + 1))
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1])) return at;
        return -1;
    }

    // The longest name that stands there whole: "@Old Tom" before "@Old".
    private static CastMember? FindMember(Storyboard storyboard, string text, int at) => storyboard.Cast
        .Where(member => string.Compare(text, at, member.Name, 0, member.Name.Length, StringComparison.OrdinalIgnoreCase) == 0
            && (at + member.Name.Length >= text.Length || !char.IsLetterOrDigit(text[at + member.Name.Length])))
        .MaxBy(member => member.Name.Length);
}
