using SoraCollab.Training.Datasets;
using SoraCollab.Training.Native;
using SoraCollab.Training.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Commands;

/// <summary>Measures how encoded clips are spread, and writes the mean and deviation by which the transformer's latents are scaled.</summary>
public sealed class MeasureLatentsCommand : ICommand
{
    public string Name => "measure-latents";

    public string Summary => "--clips FOLDER --out FILE [--count 512]: the latents' mean and scale, for training and export";

    public Task<int> RunAsync(CommandOptions options, CancellationToken cancellationToken)
    {
        TorchLibrary.Prepare();
        var folder = ClipFolder.Open(options.Required("clips"));
        var path = options.Required("out");
        var count = options.Integer("count", 512, 1);
        options.RefuseOthers();
        using var scope = NewDisposeScope();
        var parts = new List<Tensor>();
        foreach (var shard in folder.Shards().Select(ClipShard.Read))
        {
            parts.Add(tensor(Array.ConvertAll(shard.Latents, value => (float)value)).view(-1, LtxCompression.Channels));
            count -= shard.Count;
            if (count <= 0)
            {
                break;
            }
        }

        var scale = LatentScale.Measure(cat(parts, 0));
        scale.Save(path);
        Console.WriteLine($"deviation {scale.Deviation.min().ToSingle():G3} to {scale.Deviation.max().ToSingle():G3}, mean {scale.Mean.min().ToSingle():G3} to {scale.Mean.max().ToSingle():G3}");
        return Task.FromResult(0);
    }
}
