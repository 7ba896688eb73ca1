using SoraCollab.Core.MediaFiles;
using SoraCollab.Core.Storyboards.Events;

namespace SoraCollab.Core.Storyboards;

/// <summary>What a member of the cast may be, and what happens on commands about the cast.</summary>
public static class CastRules
{
    /// <summary>Most characters of a name.</summary>
    public const int MaximumNameLength = 40;

    /// <summary>Most members of a cast.</summary>
    public const int MaximumMembers = 100;

    /// <summary>Most reference pictures of a member.</summary>
    public const int MaximumPictures = 8;

    /// <summary>The member of that name, whatever the case of its letters; null where there is none.</summary>
    public static CastMember? FindByName(Storyboard storyboard, string name) =>
        storyboard.Cast.FirstOrDefault(member => member.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    internal static CastChanged? Put(Storyboard storyboard, CastMember member)
    {
        Check(member);
        var before = storyboard.FindCastMember(member.Id);
        if (FindByName(storyboard, member.Name) is { } other && other.Id != member.Id)
            throw new AlreadyExistsException($"Somebody named {other.Name}");
        if (before is null && storyboard.Cast.Length >= MaximumMembers)
            throw new TooManyException($"The cast has {storyboard.Cast.Length} members, and more than {MaximumMembers} are not allowed.");
        return before == member ? null : new(before, member);
    }

    internal static CastChanged Remove(Storyboard storyboard, CastMemberId id) => new(
        storyboard.FindCastMember(id) ?? throw new NotAllowedException($"The cast has no member {id}. Somebody may have removed it."), null);

    private static void Check(CastMember member)
    {
        var name = member.Name;
        if (name.Length is 0 or > MaximumNameLength)
            throw new InvalidTextException($"The name has {name.Length} characters: 1 to {MaximumNameLength} are allowed.");
        if (!char.IsLetterOrDigit(name[0]) || !char.IsLetterOrDigit(name[^1]) || name.Contains("  ", StringComparison.Ordinal)
            || !name.All(sign => char.IsLetterOrDigit(sign) || sign is ' ' or '-' or '\''))
            throw new InvalidTextException($"The name \"{name}\" is not allowed: prompts mention it as @name, so it has letters and digits, with single spaces, hyphens or apostrophes between them.");
        WordsRules.Check($"description of {name}", member.Description);
        if (member.Pictures.Count > MaximumPictures)
            throw new TooManyException($"{name} has {member.Pictures.Count} pictures, and more than {MaximumPictures} are not allowed.");
        if (member.Pictures.FirstOrDefault(hash => !MediaHash.IsWellFormed(hash)) is { } wrong)
            throw new NotAllowedException($"\"{wrong}\" names no picture of the project: it must be a SHA-256 in lower-case hexadecimal.");
        if (!(member.PictureHold is >= 0 and <= 1))
            throw new NotAllowedException(FormattableString.Invariant($"A hold of {member.PictureHold} on the picture of {name} is not allowed: it must be from 0 (words alone) to 1."));
    }
}
