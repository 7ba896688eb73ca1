using System.Globalization;

namespace SoraCollab.ModelCompiler.Adapters;

/// <summary>A LoRA file (Hu et al. 2021, https://arxiv.org/abs/2106.09685) to compute beside a transformer's weights.</summary>
/// <param name="Path">The safetensors file.</param>
/// <param name="Strength">What its products are multiplied by, from -4 to 4; 1 is what it was trained at, 0 leaves the model as it is.</param>
public sealed record LoraSetting(string Path, double Strength = 1)
{
    /// <summary>The largest strength, and negated the least.</summary>
    public const double LargestStrength = 4;

    /// <summary>Reads <c>FILE</c> or <c>FILE=STRENGTH</c>; several are parted by semicolons.</summary>
    /// <param name="text">The words.</param>
    /// <exception cref="FormatException">A file is not named, or a strength is no number or too large.</exception>
    public static IReadOnlyList<LoraSetting> ParseAll(string text) => [.. text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Parse)];

    private static LoraSetting Parse(string text)
    {
        var equals = text.LastIndexOf('=');
        if (equals < 0)
        {
            return new LoraSetting(text);
        }

        var (path, strength) = (text[..equals].Trim(), text[(equals + 1)..].Trim());
        if (path.Length == 0)
        {
            throw new FormatException($"'{text}' names no LoRA file; write FILE or FILE=STRENGTH.");
        }

        return double.TryParse(strength, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) <= LargestStrength
            ? new LoraSetting(path, value)
            : throw new FormatException($"The strength of a LoRA is a number from -{LargestStrength} to {LargestStrength}, not '{strength}'.");
    }
}
