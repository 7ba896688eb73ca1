namespace SoraCollab.Web.Shared;

/// <summary>The colour and initials a person has everywhere: caret, card ring, marker, drawing.</summary>
public static class PersonColour
{
    /// <summary>Number of colours, <c>--p1</c> to <c>--p8</c> in wwwroot/css/tokens.css.</summary>
    public const int Count = 8;

    /// <summary>1 to <see cref="Count"/>, from an FNV-1a hash of the account id, so that it is the same on every machine and after every restart.</summary>
    public static int IndexOf(string userId)
    {
        var hash = 2166136261u;
        foreach (var character in userId)
        {
            hash = (hash ^ character) * 16777619u;
        }

        return (int)(hash % Count) + 1;
    }

    /// <summary>The first letters of the first and last word of a name, in upper case, words in brackets left out; "?" for an empty name.</summary>
    public static string Initials(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word[0] != '(').ToArray();
        return words switch
        {
            [] => "?",
            [var only] => new string([.. only.Take(2)]).ToUpperInvariant(),
            [var first, .., var last] => $"{first[0]}{last[0]}".ToUpperInvariant(),
        };
    }
}
