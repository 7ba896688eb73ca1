using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Storyboards.Commands;
using SoraCollab.Core.Storyboards.Events;
using SoraCollab.Core.Text;

namespace SoraCollab.Core.Screenplays;

/// <summary>What screenplays and their parts may be, and what happens on commands about them.</summary>
public static class ScriptRules
{
    /// <summary>Most characters of a screenplay, counted as UTF-16 code units: about three hundred pages.</summary>
    public const int MaximumLength = 500_000;

    /// <summary>Most characters of each text that a shot carries.</summary>
    public const int MaximumPartLength = 4_000;

    private const int PassageLength = 24;

    internal static ScriptChanged? Set(Storyboard storyboard, SetScript command)
    {
        if (command.Text is { } text) Check("screenplay", text, MaximumLength);
        if (string.IsNullOrWhiteSpace(command.Text)) return storyboard.Script is null ? null : new(storyboard.Script, null);
        return storyboard.Script?.Text == command.Text ? null : new(storyboard.Script, new ScriptDraft((storyboard.Script?.Number ?? 0) + 1, command.Text));
    }

    internal static ShotScriptChanged? SetPart(Shot shot, SetShotScript command)
    {
        if (!Enum.IsDefined(command.Part))
            throw new NotAllowedException($"The part {command.Part} is unknown: choose one of {string.Join(", ", Enum.GetNames<ScriptPart>())}.");
        CheckPart(command.Part, command.Words);
        return shot.Script[command.Part] == command.Words ? null : new(shot.Id, command.Part, shot.Script[command.Part], command.Words);
    }

    internal static void Check(ShotScript script)
    {
        foreach (var part in Enum.GetValues<ScriptPart>()) CheckPart(part, script[part]);
        if (script.Passage.Length > PassageLength || !script.Passage.All(char.IsAsciiLetterOrDigit))
            throw new InvalidTextException($"The passage \"{script.Passage}\" is not allowed: it has up to {PassageLength} letters and digits.");
    }

    private static void CheckPart(ScriptPart part, string words) => Check(part.ToString().ToLowerInvariant(), words, MaximumPartLength);

    private static void Check(string what, string text, int most)
    {
        if (text.Length > most) throw new InvalidTextException($"The {what} has {text.Length} characters, but at most {most} are allowed.");
        if (TextRules.IndexOfLoneSurrogate(text) is var lone and >= 0)
            throw new InvalidTextException($"The {what} holds half a character (a lone surrogate) at position {lone + 1}.");
        if (TextRules.IndexOfControl(text) is var control and >= 0)
            throw new InvalidTextException($"The {what} holds the control character U+{(int)text[control]:X4} at position {control + 1}.");
    }
}
