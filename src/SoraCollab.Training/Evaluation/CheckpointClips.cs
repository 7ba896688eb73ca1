using SoraCollab.Training.Datasets;
using SoraCollab.Training.Native;
using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Evaluation;

/// <summary>Makes clips with the weights of a training run, here in the training program.</summary>
/// <param name="name">Of the run.</param>
/// <param name="sampler">Draws the clips.</param>
/// <param name="format">Their size.</param>
/// <param name="mainWidth">See <see cref="Networks.TokenGrid.For"/>.</param>
/// <param name="steps">Denoising steps.</param>
/// <param name="guidance">1 turns guidance off.</param>
internal sealed class CheckpointClips(string name, ClipSampler sampler, ClipFormat format, int mainWidth, int steps, double guidance) : IClipMaker
{
    private const int AtOnce = 8;

    public string Name => name;

    public string Settings => FormattableString.Invariant($"{steps} steps, guidance {guidance}, from the checkpoint, {ComputePrecision.Preferred}");

    public ClipFormat Format => format;

    public Tensor Make(IReadOnlyList<string> prompts, ulong firstSeed, CancellationToken cancellationToken)
    {
        using var scope = NewDisposeScope();
        var clips = new List<Tensor>();
        foreach (var part in prompts.Chunk(AtOnce))
        {
            cancellationToken.ThrowIfCancellationRequested();
            clips.Add(sampler.Draw(part, format, mainWidth, steps, guidance, firstSeed + (ulong)(clips.Count * AtOnce)).clamp_(-1, 1));
        }

        return cat(clips, 0).MoveToOuterDisposeScope();
    }

    public void Dispose()
    {
        // The sampler holds nothing that must be given back.
    }
}
