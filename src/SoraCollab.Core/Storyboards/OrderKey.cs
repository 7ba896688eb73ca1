using System.Text;

namespace SoraCollab.Core.Storyboards;

/// <summary>
/// Names a place between two others without renaming them, as a fraction between 0 and 1 in base 62: "V" is about the middle.
/// Keys compare by their code units (ordinal) and never end in "0", so between any two there is room for another. After
/// "Implementing fractional indexing" (Greenspan, 2020), without its integer part.
/// </summary>
public static class OrderKey
{
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /// <summary>A key after <paramref name="before"/> and before <paramref name="after"/>.</summary>
    /// <param name="before">The key it comes after, or null for none.</param>
    /// <param name="after">The key it comes before, or null for none.</param>
    /// <exception cref="ArgumentException">A key is no order key, or the two are not in order.</exception>
    public static string Between(string? before, string? after)
    {
        if (before is not null && !IsValid(before)) throw new ArgumentException($"\"{before}\" is no order key.", nameof(before));
        if (after is not null && !IsValid(after)) throw new ArgumentException($"\"{after}\" is no order key.", nameof(after));
        if (before is not null && after is not null && string.CompareOrdinal(before, after) >= 0)
            throw new ArgumentException($"\"{before}\" does not come before \"{after}\".", nameof(before));

        // Adding at either end is the common case: taking the next digit instead of the middle keeps keys short there.
        if (after is null && before is not null) return Next(before);
        var key = new StringBuilder();
        for (var i = 0; ; i++)
        {
            var low = before is not null && i < before.Length ? Digits.IndexOf(before[i]) : 0;
            var high = after is null ? Digits.Length : i < after.Length ? Digits.IndexOf(after[i]) : 0;
            if (high - low > 1) return key.Append(Digits[(low + high) / 2]).ToString();
            key.Append(Digits[low]);
            // Once a digit is below the upper bound, any tail is.
            if (low < high) after = null;
        }
    }

    /// <summary>True for a key that <see cref="Between"/> could have made.</summary>
    public static bool IsValid(string key) => key.Length > 0 && key[^1] != '0' && key.All(Digits.Contains);

    private static string Next(string key)
    {
        var position = 0;
        while (position < key.Length && key[position] == Digits[^1]) position++;
        return position < key.Length
            ? key[..position] + Digits[Digits.IndexOf(key[position]) + 1]
            : key + Digits[1];
    }
}
