using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using SoraCollab.Diffusion.Models;

namespace SoraCollab.InferenceHost.Models.Library;

/// <summary>Under which terms a model may be used, as its folder says: its card, its LICENSE file, the first lines of its README.</summary>
/// <param name="Name">The licence's name or identifier; "not stated" where the folder says nothing.</param>
/// <param name="Text">Its whole text, or where it can be read, or empty.</param>
public sealed partial record LicenceTerms(string Name, string Text)
{
    /// <summary>What the name is where nothing is stated.</summary>
    public const string NotStated = "not stated";

    private const int LongestText = 256 * 1024;

    private static readonly string[] Free = ["mit", "apache-2.0", "bsd-2-clause", "bsd-3-clause", "cc0-1.0", "unlicense", "isc"];

    /// <summary>Whether it binds nobody to more than keeping the notice.</summary>
    public bool IsPermissive => Free.Contains(Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>SHA-256 over name and text.</summary>
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Name}\n{Text}")));

    /// <summary>Reads what a model's folder says.</summary>
    /// <exception cref="ModelCompiler.InvalidModelException">Its card is damaged.</exception>
    public static LicenceTerms Read(string modelFolder)
    {
        var head = Head(Path.Combine(modelFolder, "README.md"));
        var text = Directory.EnumerateFiles(modelFolder)
            .Where(file => Path.GetFileName(file) is var name && (name.StartsWith("LICENSE", StringComparison.OrdinalIgnoreCase) || name.StartsWith("LICENCE", StringComparison.OrdinalIgnoreCase)))
            .Order(StringComparer.Ordinal).Select(ReadSome).FirstOrDefault();
        var name = ModelCard.Read(modelFolder)?.Licence ?? (Field(head, "license") is not ("other" or null) ? Field(head, "license") : Field(head, "license_name")) ?? (text is null ? NotStated : "see its text");
        return new LicenceTerms(name, text ?? Field(head, "license_link") ?? "");
    }

    private static string? Head(string readme)
    {
        if (!File.Exists(readme)) return null;
        var text = ReadSome(readme);
        var end = text.StartsWith("---", StringComparison.Ordinal) ? text.IndexOf("\n---", 3, StringComparison.Ordinal) : -1;
        return end < 0 ? null : text[..end];
    }

    private static string? Field(string? head, string key) =>
        head is null ? null : FieldLine().Matches(head).Where(match => match.Groups[1].Value == key).Select(match => match.Groups[2].Value.Trim().Trim('"', '\'')).FirstOrDefault(value => value.Length > 0);

    private static string ReadSome(string path)
    {
        using var reader = new StreamReader(path);
        var buffer = new char[LongestText];
        return new string(buffer, 0, reader.ReadBlock(buffer));
    }

    [GeneratedRegex(@"^([a-z_]+):[ \t]*(.*)$", RegexOptions.Multiline)]
    private static partial Regex FieldLine();
}
