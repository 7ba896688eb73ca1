using System.Diagnostics;
using SoraCollab.Training.Datasets;
using SoraCollab.Training.World;

namespace SoraCollab.Training.Commands;

/// <summary>Draws scenes of the world into a set of clips, pixels and masks; started again, it goes on.</summary>
public sealed class RenderCommand : ICommand
{
    private const int ScenesPerShard = 128;

    /// <inheritdoc/>
    public string Name => "render";

    /// <inheritdoc/>
    public string Summary =>
        "--out FOLDER --scenes N [--width 64] [--height 64] [--frames 17] [--rate 12] [--pace 1] [--shrink 2] [--part first|everything] "
        + "[--pairs trained|heldout|all] [--first-seed 0] [--threads 1]: draws clips of the world, for train-vae and train-classifier";

    /// <inheritdoc/>
    public Task<int> RunAsync(CommandOptions options, CancellationToken cancellationToken)
    {
        var path = options.Required("out");
        var scenes = options.Integer("scenes", ScenesPerShard, 1, 100_000_000);
        var size = new ClipFormat(
            options.Integer("width", 64, 16, 4096), options.Integer("height", 64, 16, 4096), options.Integer("frames", 17, 1, 1000), options.Integer("rate", 12, 1, 120),
            options.Number("pace", 1, 0.1, 10));
        var format = new PixelFormat(size, WorldPartOption.Read(options), Pairs(options.Text("pairs", "trained")), options.Integer("shrink", 2, 1, 8));
        var firstSeed = (uint)options.Integer("first-seed", 0);
        var threads = options.Integer("threads", 1, 1, 256);
        options.RefuseOthers();

        var renderer = new ClipRenderer(PixelFolder.Create(path, format), firstSeed, ScenesPerShard, threads);
        var clock = Stopwatch.StartNew();
        var made = 0;
        var shards = (scenes + ScenesPerShard - 1) / ScenesPerShard;
        for (var shard = 0; shard < shards; shard++)
        {
            made += renderer.Render(shard, cancellationToken);
            Console.WriteLine(FormattableString.Invariant($"shard {shard + 1} of {shards}: {made} clips, {made / clock.Elapsed.TotalSeconds:F1} a second"));
        }

        return Task.FromResult(0);
    }

    private static ScenePairs Pairs(string name) => name switch
    {
        "trained" => ScenePairs.Trained,
        "heldout" => ScenePairs.HeldOut,
        "all" => ScenePairs.All,
        _ => throw new CommandLineException($"--pairs is trained, heldout or all, not '{name}'."),
    };
}
