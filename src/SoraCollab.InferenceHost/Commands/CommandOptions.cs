using System.Globalization;

namespace SoraCollab.InferenceHost.Commands;

/// <summary>The options given to a command: <c>--name value</c> or <c>--name=value</c>. Unknown and repeated ones are refused.</summary>
internal sealed class CommandOptions
{
    private readonly Dictionary<string, string> given = new(StringComparer.Ordinal);

    /// <summary>Reads the words after the command's name.</summary>
    /// <exception cref="CommandLineException">A word is no option of the command, comes twice, or lacks its value.</exception>
    public CommandOptions(IReadOnlyList<string> words, IReadOnlyCollection<string> allowed)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            if (!word.StartsWith("--", StringComparison.Ordinal))
                throw new CommandLineException($"'{word}' is not an option. Options look like --name value; a value with spaces needs quotes.");
            var equals = word.IndexOf('=');
            var name = equals < 0 ? word[2..] : word[2..equals];
            if (!allowed.Contains(name))
                throw new CommandLineException($"There is no option --{name}. There are: {string.Join(", ", allowed.Select(known => "--" + known))}.");
            string value;
            if (equals >= 0) value = word[(equals + 1)..];
            else if (i + 1 < words.Count && !words[i + 1].StartsWith("--", StringComparison.Ordinal)) value = words[++i];
            else throw new CommandLineException($"--{name} needs a value. One that begins with -- is written --{name}=VALUE.");
            if (!given.TryAdd(name, value)) throw new CommandLineException($"--{name} is given twice.");
        }
    }

    /// <summary>An option's text, or null when it is not given.</summary>
    public string? Find(string name) => given.GetValueOrDefault(name);

    /// <summary>An option that must be given and not be empty.</summary>
    public string Required(string name) => Find(name) switch
    {
        null => throw new CommandLineException($"--{name} is missing."),
        var text when string.IsNullOrWhiteSpace(text) => throw new CommandLineException($"--{name} is empty."),
        var text => text,
    };

    /// <summary>A whole number, or null when it is not given.</summary>
    public int? Integer(string name) => Find(name) is not { } text ? null
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
        : throw new CommandLineException($"--{name} must be a whole number, not '{text}'.");

    /// <summary>A number with a decimal point, or null when it is not given.</summary>
    public double? Number(string name) => Find(name) is not { } text ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
        : throw new CommandLineException($"--{name} must be a number such as 3 or 2.5, not '{text}'.");

    /// <summary>A seed, or null when it is not given.</summary>
    public ulong? Seed(string name) => Find(name) is not { } text ? null
        : ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw new CommandLineException($"--{name} must be a whole number from 0 to {ulong.MaxValue}, not '{text}'.");
}
