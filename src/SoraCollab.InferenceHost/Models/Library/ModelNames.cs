using System.Text.RegularExpressions;

namespace SoraCollab.InferenceHost.Models.Library;

/// <summary>What a model on a host may be called: its name becomes a folder's and a file's.</summary>
internal static partial class ModelNames
{
    /// <summary>Whether a name may be used.</summary>
    public static bool AreAllowed(string? name) => name is not null && Allowed().IsMatch(name);

    /// <summary>The name itself.</summary>
    /// <exception cref="ModelRefusedException">It may not be used.</exception>
    public static string Check(string name) => AreAllowed(name) ? name : throw new ModelRefusedException(
        $"A model cannot be called \"{name}\": a name has 1 to 80 letters, digits, points, dashes and underscores and begins with a letter or digit.");

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]{0,79}\z")]
    private static partial Regex Allowed();
}
