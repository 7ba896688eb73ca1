using System.Globalization;
using System.Text;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Storyboards.Commands;
using SoraCollab.Core.Text;

namespace SoraCollab.Core.Guests;

/// <summary>What guest links may be, and what their guests may send.</summary>
public static class GuestRules
{
    /// <summary>Most characters of a guest's name, counted as UTF-16 code units.</summary>
    public const int MaximumName = 60;

    /// <summary>Fewest characters of a pass phrase.</summary>
    public const int MinimumPassPhrase = 8;

    /// <summary>Most characters of a pass phrase.</summary>
    public const int MaximumPassPhrase = 200;

    /// <summary>Most people that one link lets in.</summary>
    public const int MaximumGuests = 200;

    /// <summary>Most links of a project that are open at once.</summary>
    public const int MaximumLinks = 50;

    /// <summary>Shortest life of a link.</summary>
    public static TimeSpan ShortestLife { get; } = TimeSpan.FromMinutes(1);

    /// <summary>Longest life of a link.</summary>
    public static TimeSpan LongestLife { get; } = TimeSpan.FromDays(90);

    private const GuestRights All = GuestRights.View | GuestRights.Comment | GuestRights.Approve | GuestRights.Download;

    /// <summary>The right that a command takes; null where no guest may send it.</summary>
    public static GuestRights? RightFor(StoryboardCommand command) => command switch
    {
        AddNote or EditNote or RemoveNote or ReplyToNote => GuestRights.Comment,
        SetShotStatus { Status: ShotStatus.Approved or ShotStatus.Retake } => GuestRights.Approve,
        _ => null,
    };

    /// <exception cref="GuestRefusedException">The terms are not allowed; the message says what is.</exception>
    public static void Check(GuestTerms terms)
    {
        if ((terms.Rights & ~All) != 0 || (terms.Rights & GuestRights.View) == 0)
            throw new GuestRefusedException($"A link cannot give the rights {(int)terms.Rights}: it gives {GuestRights.View}, and {GuestRights.Comment}, {GuestRights.Approve} or {GuestRights.Download} besides.");
        if (terms.Lifetime < ShortestLife || terms.Lifetime > LongestLife)
            throw new GuestRefusedException($"A link cannot live for {terms.Lifetime.TotalDays:0.##} days: choose {ShortestLife.TotalMinutes:0} minute to {LongestLife.TotalDays:0} days.");
        if (terms.PassPhrase is { } phrase && phrase.Length is < MinimumPassPhrase or > MaximumPassPhrase)
            throw new GuestRefusedException($"The pass phrase has {phrase.Length} characters: choose {MinimumPassPhrase} to {MaximumPassPhrase}, or none.");
    }

    /// <summary>A guest's name as it is kept.</summary>
    /// <exception cref="GuestRefusedException">The name is not allowed; the message says what is.</exception>
    public static string CheckName(string? name)
    {
        var plain = (name ?? "").Trim();
        if (plain.Length is 0 or > MaximumName)
            throw new GuestRefusedException($"Your name has {plain.Length} characters: write 1 to {MaximumName}.");
        if (TextRules.IndexOfControl(plain) >= 0 || TextRules.IndexOfLoneSurrogate(plain) >= 0)
            throw new GuestRefusedException("Your name holds a control character or half a character. Type it anew.");
        // It stands on the picture and beside what they write: it must be seen there, and must not turn round or hide what stands beside it.
        if (plain.EnumerateRunes().Any(IsHidden))
            throw new GuestRefusedException("Your name holds a character that cannot be seen. Type it anew.");
        if (!plain.EnumerateRunes().Any(Rune.IsLetterOrDigit))
            throw new GuestRefusedException("Your name has no letter and no digit: write at least one.");
        return plain;
    }

    // The fillers of Hangul count as letters and show nothing; the joiners belong to the writing of many languages.
    private static bool IsHidden(Rune rune) => rune.Value is 0x115F or 0x1160 or 0x3164 or 0xFFA0
        || (rune.Value is not (0x200C or 0x200D)
            && Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
