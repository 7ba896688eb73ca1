using System.Globalization;
using SoraCollab.Diffusion.Models;
using SoraCollab.InferenceHost.Models.Hub;
using SoraCollab.InferenceHost.Models.Library;

namespace SoraCollab.InferenceHost.Commands;

/// <summary>What the commands on models have in common.</summary>
internal static class ModelsOptions
{
    /// <summary>The option of the models folder.</summary>
    public static readonly (string Name, string Value, string Meaning) Folder = ("models", "DIR", "folder of the models; models unless given");

    /// <summary>The variable that names the Hub where no option does.</summary>
    public const string HubVariable = "HF_ENDPOINT";

    /// <summary>The variable with a token of the Hub.</summary>
    public const string TokenVariable = "HF_TOKEN";

    /// <summary>The Hub's address.</summary>
    /// <exception cref="CommandLineException">It is none.</exception>
    public static Uri Hub(CommandOptions options)
    {
        var address = options.Find("hub") ?? Environment.GetEnvironmentVariable(HubVariable);
        if (string.IsNullOrWhiteSpace(address)) return HubClient.DefaultAddress;
        return Uri.TryCreate(address, UriKind.Absolute, out var given) && (given.Scheme == Uri.UriSchemeHttp || given.Scheme == Uri.UriSchemeHttps)
            ? given
            : throw new CommandLineException($"--hub must be an address that begins with http:// or https://, not '{address}'.");
    }

    /// <summary>The models of the folder given.</summary>
    public static ModelLibrary Library(CommandOptions options) => new(options.Find("models") ?? "models", ModelHash.Default, TimeProvider.System);

    /// <summary>A length for people.</summary>
    public static string Size(long bytes) => bytes switch
    {
        >= 1_000_000_000 => (bytes / 1e9).ToString("0.0 'GB'", CultureInfo.InvariantCulture),
        >= 1_000_000 => (bytes / 1e6).ToString("0.0 'MB'", CultureInfo.InvariantCulture),
        _ => (bytes / 1e3).ToString("0.0 'kB'", CultureInfo.InvariantCulture),
    };

    /// <summary>Shows a licence.</summary>
    public static void ShowTerms(Terminal terminal, string name, LicenceTerms terms)
    {
        terminal.Output.WriteLine($"Licence of {name}: {terms.Name}");
        if (terms.Text.Length > 0) terminal.Output.WriteLine(terms.Text);
    }

    /// <summary>Shows how far something is, on one line of a screen; of a file, a line for each tenth.</summary>
    public static IProgress<AddProgress> Progress(Terminal terminal) => new ProgressText(terminal);

    private sealed class ProgressText(Terminal terminal) : IProgress<AddProgress>
    {
        private string last = "";

        public void Report(AddProgress value)
        {
            var hundredths = value.BytesTotal > 0 ? 100 * value.BytesDone / value.BytesTotal : 0;
            var step = terminal.IsInteractive ? 1 : 10;
            var text = string.Create(CultureInfo.InvariantCulture, $"{value.What}: {hundredths / step * step} % of {Size(value.BytesTotal)}");
            if (text == last) return;
            last = text;
            if (terminal.IsInteractive) terminal.Output.Write("\r\u001b[K" + text);
            else terminal.Output.WriteLine(text);
        }
    }
}
