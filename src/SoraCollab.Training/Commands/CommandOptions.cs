using System.Globalization;

namespace SoraCollab.Training.Commands;

/// <summary>
/// The options of a command: <c>--name value</c>, or <c>--name</c> alone for a switch. An option that the command never
/// asks for is an error, so commands read all of theirs before they begin and then call <see cref="RefuseOthers"/>.
/// </summary>
public sealed class CommandOptions
{
    private readonly Dictionary<string, string?> given = [];
    private readonly HashSet<string> asked = [];

    /// <summary>Reads the words after the command's name.</summary>
    public CommandOptions(IReadOnlyList<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (!words[i].StartsWith("--", StringComparison.Ordinal))
                throw new CommandLineException($"'{words[i]}' is not an option; options look like --name value.");
            var hasValue = i + 1 < words.Count && !words[i + 1].StartsWith("--", StringComparison.Ordinal);
            if (!given.TryAdd(words[i][2..], hasValue ? words[i + 1] : null))
                throw new CommandLineException($"{words[i]} is given twice.");
            if (hasValue) i++;
        }
    }

    /// <summary>Whether a switch is on.</summary>
    public bool Has(string name)
    {
        asked.Add(name);
        if (given.GetValueOrDefault(name) is { } value)
            throw new CommandLineException($"--{name} takes no value, but '{value}' is given.");
        return given.ContainsKey(name);
    }

    /// <summary>An option that must be given.</summary>
    public string Required(string name) => Find(name) ?? throw new CommandLineException($"--{name} is missing.");

    /// <summary>An option's text, or what stands for it when it is not given.</summary>
    public string Text(string name, string otherwise) => Find(name) ?? otherwise;

    /// <summary>An option's text, or null when it is not given.</summary>
    public string? Find(string name)
    {
        asked.Add(name);
        if (!given.TryGetValue(name, out var value)) return null;
        return value ?? throw new CommandLineException($"--{name} needs a value.");
    }

    /// <summary>A whole number within bounds, both included.</summary>
    public int Integer(string name, int otherwise, int least = 0, int most = int.MaxValue)
    {
        if (Find(name) is not { } text) return otherwise;
        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new CommandLineException($"--{name} is a whole number from {least} to {most}, not '{text}'.");
    }

    /// <summary>A number within bounds, both included.</summary>
    public double Number(string name, double otherwise, double least, double most)
    {
        if (Find(name) is not { } text) return otherwise;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new CommandLineException(FormattableString.Invariant($"--{name} is a number from {least} to {most}, not '{text}'."));
    }

    /// <summary>Refuses options that the command did not ask for.</summary>
    public void RefuseOthers()
    {
        foreach (var name in given.Keys.Where(name => !asked.Contains(name)))
            throw new CommandLineException($"There is no option --{name}; there are: {string.Join(", ", asked.Order().Select(known => "--" + known))}.");
    }
}
