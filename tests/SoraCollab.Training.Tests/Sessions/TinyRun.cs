using SoraCollab.Training.Datasets;
using SoraCollab.Training.Networks;
using SoraCollab.Training.Sessions;
using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Tests.Sessions;

/// <summary>A folder of a few random clips, and networks small enough to train on them in no time.</summary>
internal sealed class TinyRun : IDisposable
{
    public static readonly ClipFormat Format = new(32, 32, 5, 12);
    public static readonly ModelShape Shape = new(
        new LtxTransformerShape(Width: 48, Heads: 2, Layers: 2, TextWidth: 24), new T5Shape(Vocabulary: 64, Width: 24, HeadWidth: 8, Heads: 3, FeedForward: 40));

    public TinyRun()
    {
        Folder = Directory.CreateTempSubdirectory().FullName;
        var clips = ClipFolder.Create(At("clips"), Format);
        var random = new Random(5);
        var latents = Enumerable.Range(0, 8 * Format.Tokens * LtxCompression.Channels).Select(_ => (Half)((random.NextSingle() * 2) - 1)).ToArray();
        new ClipShard([1, 2, 3, 4, 5, 6, 7, 8], latents, new byte[8 * Format.Tokens * SubjectMask.CellsPerToken]).Write(clips.PathOf(0));
    }

    public string Folder { get; }

    public static LatentScale Scale => new(zeros([LtxCompression.Channels]), ones([LtxCompression.Channels]));

    public string At(string name) => Path.Combine(Folder, name);

    public BatchReader Batches(long first, int size = 4) =>
        new(ClipPool.Open(At("clips")), caption => [.. caption.Take(12).Select(letter => 2 + (letter % 60)), 1], size, seed: 3, first);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
