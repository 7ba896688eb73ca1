using SoraCollab.Training.Datasets;
using SoraCollab.Training.Native;
using SoraCollab.Training.Networks;
using SoraCollab.Training.Sessions;

namespace SoraCollab.Training.Commands;

/// <summary>Trains an autoencoder on rendered clips, from block PCA or from another one. Started again, it goes on.</summary>
public sealed class TrainVaeCommand : ICommand
{
    /// <inheritdoc/>
    public string Name => AutoencoderSession.Kind;

    /// <inheritdoc/>
    public string Summary =>
        "--clips FOLDER --run FOLDER --minutes N or --steps N [--batch 8] [--rate 0.002] [--start VAE] [--decoder-noise N] [--encoder 160] [--inner 256] [--middle 128] "
        + "[--outer 64] [--threads 1] [--seed 1]: the autoencoder, on clips that render drew";

    /// <inheritdoc/>
    public Task<int> RunAsync(CommandOptions options, CancellationToken cancellationToken)
    {
        TorchLibrary.Prepare();
        var clips = options.Required("clips");
        var plan = new AutoencoderPlan(
            options.Required("run"),
            StageOptions.Length(options, minutes: 30),
            options.Integer("batch", 8, 1, 4096),
            options.Number("rate", 2e-3, 0, 1),
            options.Find("start"),
            options.Integer("threads", 1, 1, 256),
            options.Integer("seed", 1))
        {
            DecoderNoise = options.Find("decoder-noise") is null ? null : options.Number("decoder-noise", 0, 0, 2),
        };
        if (plan is { DecoderNoise: not null, Start: null })
        {
            throw new CommandLineException("--decoder-noise trains the decoder of an autoencoder that --start names.");
        }

        var usual = new AutoencoderShape();
        var shape = new AutoencoderShape(
            options.Integer("encoder", usual.Encoder, usual.Latents + 2, 4096),
            options.Integer("inner", usual.Inner, usual.Latents + 1, 4096),
            options.Integer("middle", usual.Middle, 2, 4096),
            options.Integer("outer", usual.Outer, AutoencoderShape.Patch + 2, 4096));
        options.RefuseOthers();
        if (shape.Inner % shape.Middle != 0 || shape.Middle % shape.Outer != 0)
        {
            throw new CommandLineException($"--inner must be a multiple of --middle, and that of --outer; {shape.Inner}, {shape.Middle} and {shape.Outer} are not.");
        }

        var folder = PixelFolder.Open(clips);
        using var pool = new PixelPool(folder);
        new AutoencoderSession(plan, pool, folder.Format, shape).Run(Console.Out, cancellationToken);
        return Task.FromResult(0);
    }
}
