using SoraCollab.Training.Datasets;
using SoraCollab.Training.Native;
using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Evaluation;

/// <summary>Reads clips with a classifier, some at a time.</summary>
internal sealed class ClipReader(ClipClassifier classifier)
{
    private const int AtOnce = 16;

    /// <param name="clips">[clips, frames, height, width, 3] in -1..1, of the classifier's format.</param>
    /// <exception cref="ArgumentException">The clips have another size than the classifier reads.</exception>
    public ClipReading Read(Tensor clips)
    {
        var format = classifier.Format;
        if (clips.shape[1] != format.Frames || clips.shape[2] != format.Height || clips.shape[3] != format.Width)
        {
            throw new ArgumentException(
                $"The classifier reads clips of {format.Width}x{format.Height} and {format.Frames} frames, not of {clips.shape[3]}x{clips.shape[2]} and {clips.shape[1]}.",
                nameof(clips));
        }

        using var guard = no_grad();
        using var scope = NewDisposeScope();
        var (labels, features) = (new List<long[]>(), new List<float[]>());
        for (long first = 0; first < clips.shape[0]; first += AtOnce)
        {
            using var inner = NewDisposeScope();
            var output = classifier.Forward(clips.narrow(0, first, Math.Min(AtOnce, clips.shape[0] - first)), ComputePrecision.Preferred);
            labels.AddRange(Rows(classifier.Classes(output.Scores).data<long>().ToArray(), classifier.Labels.Sizes.Count));
            features.AddRange(Rows(output.Features.data<float>().ToArray(), ClipClassifier.FeatureCount));
        }

        return new ClipReading(labels, features);
    }

    private static IEnumerable<T[]> Rows<T>(T[] values, int width) => values.Chunk(width);
}
