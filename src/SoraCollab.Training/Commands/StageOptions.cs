using SoraCollab.Training.Networks;
using SoraCollab.Training.Sessions;

namespace SoraCollab.Training.Commands;

/// <summary>Options that the training commands share.</summary>
internal static class StageOptions
{
    /// <summary>--minutes or --steps, how long the stage lasts.</summary>
    /// <exception cref="CommandLineException">Both are given.</exception>
    public static StageLength Length(CommandOptions options, double minutes)
    {
        var (time, count) = (options.Find("minutes"), options.Find("steps"));
        if (time is not null && count is not null)
        {
            throw new CommandLineException("Give either --minutes or --steps, which says how many the run shall have made in all.");
        }

        return count is null
            ? new StageLength(options.Number("minutes", minutes, 0, 100_000), null)
            : new StageLength(null, options.Integer("steps", 0, 1, 16_000_000));
    }

    /// <summary>--model-width, --model-heads and --model-layers; the bundled model's unless given.</summary>
    /// <exception cref="CommandLineException">The width is not a multiple of the heads, or the heads' share is odd.</exception>
    public static ModelShape Shape(CommandOptions options)
    {
        var bundled = ModelShape.Bundled;
        var transformer = bundled.Transformer with
        {
            Width = options.Integer("model-width", bundled.Transformer.Width, 12, 8192),
            Heads = options.Integer("model-heads", bundled.Transformer.Heads, 1, 256),
            Layers = options.Integer("model-layers", bundled.Transformer.Layers, 2, 256),
        };
        return transformer.Width % (2 * transformer.Heads) == 0
            ? bundled with { Transformer = transformer }
            : throw new CommandLineException($"--model-width must be a multiple of twice --model-heads; {transformer.Width} is none of {2 * transformer.Heads}.");
    }
}
