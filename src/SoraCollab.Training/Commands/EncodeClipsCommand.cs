using System.Diagnostics;
using SoraCollab.Training.Datasets;
using SoraCollab.Training.Native;
using SoraCollab.Training.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Commands;

/// <summary>Draws scenes of the first part of the world, or reads footage, and stores what the autoencoder makes of it; started again, it goes on.</summary>
public sealed class EncodeClipsCommand : ICommand
{
    private const int ScenesPerShard = 128;

    public string Name => "encode-clips";

    public string Summary =>
        "--vae FOLDER --out FOLDER --scenes N or --footage FOLDER [--width 128] [--height 128] [--frames 17] [--rate 12] [--pace 1] [--shrink 1] [--windows 1] [--threads 1]: "
        + "encodes clips to train on, drawn scenes or videos with a caption .txt beside each";

    public Task<int> RunAsync(CommandOptions options, CancellationToken cancellationToken)
    {
        TorchLibrary.Prepare();
        var (vae, path) = (options.Required("vae"), options.Required("out"));
        var footage = options.Find("footage") is { } videos ? new FootageFolder(videos) : null;
        var scenes = footage?.Captions.Count ?? options.Integer("scenes", ScenesPerShard, 1);
        var format = new ClipFormat(
            options.Integer("width", 128, 16), options.Integer("height", 128, 16), options.Integer("frames", 17, 1), options.Integer("rate", 12, 1), options.Number("pace", 1, 0.1, 10));
        var (shrink, windows) = (options.Integer("shrink", 1, 1, 8), options.Integer("windows", 1, 1, 64));
        set_num_threads(options.Integer("threads", 1, 1));
        options.RefuseOthers();
        format.Check();

        using var autoencoder = new LtxVideoAutoencoder(
            SafetensorsFile.Read(Path.Combine(vae, "diffusion_pytorch_model.safetensors")), ComputePrecision.Preferred);
        var folder = ClipFolder.Create(path, format);
        if (footage is not null)
        {
            folder.Describe(footage.Captions);
        }

        var encoder = new ClipEncoder(
            autoencoder,
            folder,
            shrink,
            windows,
            ScenesPerShard,
            footage is null ? null : number => number < footage.Captions.Count ? footage.Read((int)number, format, windows, cancellationToken) : []);
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
