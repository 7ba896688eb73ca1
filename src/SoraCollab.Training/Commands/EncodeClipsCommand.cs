using System.Diagnostics;
using SoraCollab.Training.Datasets;
using SoraCollab.Training.Native;
using SoraCollab.Training.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Commands;

/// <summary>Draws scenes of the first part of the world and stores what the autoencoder makes of them; started again, it goes on.</summary>
public sealed class EncodeClipsCommand : ICommand
{
    private const int ScenesPerShard = 128;

    public string Name => "encode-clips";

    public string Summary =>
        "--vae FOLDER --out FOLDER --scenes N [--width 128] [--height 128] [--frames 17] [--rate 12] [--shrink 1] [--windows 1] [--threads 1]: "
        + "draws and encodes clips to train on";

    public Task<int> RunAsync(CommandOptions options, CancellationToken cancellationToken)
    {
        TorchLibrary.Prepare();
        var (vae, path) = (options.Required("vae"), options.Required("out"));
        var scenes = options.Integer("scenes", ScenesPerShard, 1);
        var format = new ClipFormat(
            options.Integer("width", 128, 16), options.Integer("height", 128, 16), options.Integer("frames", 17, 1), options.Integer("rate", 12, 1));
        var (shrink, windows) = (options.Integer("shrink", 1, 1, 8), options.Integer("windows", 1, 1, 64));
        set_num_threads(options.Integer("threads", 1, 1));
        options.RefuseOthers();
        format.Check();

        using var autoencoder = new LtxVideoAutoencoder(
            SafetensorsFile.Read(Path.Combine(vae, "diffusion_pytorch_model.safetensors")), ScalarType.BFloat16);
        var encoder = new ClipEncoder(autoencoder, ClipFolder.Create(path, format), shrink, windows, ScenesPerShard);
        var clock = Stopwatch.StartNew();
        var made = 0;
        for (var shard = 0; shard * ScenesPerShard < scenes; shard++)
        {
            made += encoder.Encode(shard, cancellationToken);
            Console.WriteLine($"shard {shard}: {made} clips, {made / clock.Elapsed.TotalSeconds:F1} a second");
        }

        return Task.FromResult(0);
    }
}
