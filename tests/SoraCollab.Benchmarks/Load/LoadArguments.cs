using System.Globalization;

namespace SoraCollab.Benchmarks.Load;

/// <summary>How much load is made.</summary>
/// <param name="Viewers">People who look at the board: each a page, its room and its previews.</param>
/// <param name="Editors">People who type, each in a shot of their own.</param>
/// <param name="Seconds">How long the load is measured.</param>
/// <param name="EditsPerSecond">Edits of all editors together.</param>
/// <param name="SheetsPerSecond">Preview sheets of the one generation.</param>
/// <param name="SheetBytes">Size of a preview sheet.</param>
internal sealed record LoadArguments(int Viewers = 200, int Editors = 20, int Seconds = 60, double EditsPerSecond = 5, double SheetsPerSecond = 2, int SheetBytes = 24 * 1024)
{
    /// <exception cref="FormatException">An option is unknown or has no number.</exception>
    public static LoadArguments Parse(string[] args)
    {
        var load = new LoadArguments();
        for (var at = 0; at < args.Length; at += 2)
        {
            var value = at + 1 < args.Length ? args[at + 1] : throw new FormatException($"{args[at]} needs a number.");
            double Number() => double.TryParse(value, CultureInfo.InvariantCulture, out var number) && number >= 0 ? number : throw new FormatException($"{args[at]} is \"{value}\", but must be a number from 0.");
            load = args[at] switch
            {
                "--viewers" => load with { Viewers = (int)Number() },
                "--editors" => load with { Editors = (int)Number() },
                "--seconds" => load with { Seconds = (int)Number() },
                "--edits" => load with { EditsPerSecond = Number() },
                "--sheets" => load with { SheetsPerSecond = Number() },
                "--sheet-bytes" => load with { SheetBytes = (int)Number() },
                var unknown => throw new FormatException($"There is no option {unknown}; there are --viewers, --editors, --seconds, --edits, --sheets and --sheet-bytes."),
            };
        }
        return load;
    }
}
