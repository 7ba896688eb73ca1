using SoraCollab.Training.Datasets;
using SoraCollab.Training.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Objectives;

/// <summary>
/// Heads that are trained along and thrown away: they read from the middle of the transformer where the subject is and what the scene
/// holds, and from the text what it says. They make the network care for the words early; the flow loss alone hides them.
/// </summary>
internal sealed class AuxiliaryHeads
{
    public const string Prefix = "auxiliary.";
    private readonly Linear mask1;
    private readonly Linear mask2;
    private readonly Linear scene1;
    private readonly Linear scene2;
    private readonly Linear text;

    public AuxiliaryHeads(WeightSet weights, ModelShape shape)
    {
        var (width, answers) = (shape.Transformer.Width, SceneLabels.First.Sizes.Sum());
        mask1 = weights.Linear(Prefix + "mask.0", width, width, orthogonalised: false);
        mask2 = weights.Linear(Prefix + "mask.2", width, SubjectMask.CellsPerToken, orthogonalised: false);
        scene1 = weights.Linear(Prefix + "scene.0", width, width, orthogonalised: false);
        scene2 = weights.Linear(Prefix + "scene.2", width, answers, orthogonalised: false);
        text = weights.Linear(Prefix + "text", shape.Text.Width, answers, orthogonalised: false);
    }

    /// <param name="output">Of the network.</param>
    /// <param name="words">The words that it read.</param>
    /// <param name="masks">Subject's coverage, 0..1, [clips, tokens, cells].</param>
    /// <param name="labels">Class of each attribute, int64, [clips, attributes].</param>
    public Tensor Loss(ModelOutput output, WordBatch words, Tensor masks, Tensor labels)
    {
        var place = mask2.Forward(nn.functional.silu(mask1.Forward(output.Middle))).to(ScalarType.Float32);
        var loss = nn.functional.binary_cross_entropy_with_logits(place, masks);
        var scene = scene2.Forward(nn.functional.silu(scene1.Forward(output.Middle.mean([1])))).to(ScalarType.Float32);
        var mask = words.Mask.to(output.Text.dtype).unsqueeze(-1);
        var spoken = text.Forward((output.Text * mask).sum(1) / mask.sum(1)).to(ScalarType.Float32);
        var said = words.Mask.sum(1).gt(1).to(ScalarType.Float32); // an empty prompt is its end token alone
        long first = 0;
        for (var i = 0; i < SceneLabels.First.Sizes.Count; i++)
        {
            var (size, label) = (SceneLabels.First.Sizes[i], labels.select(1, i));
            loss = loss + (nn.functional.cross_entropy(scene.narrow(1, first, size), label) / SceneLabels.First.Sizes.Count);
            var each = nn.functional.cross_entropy(spoken.narrow(1, first, size), label, reduction: nn.Reduction.None);
            loss = loss + ((each * said).mean() / SceneLabels.First.Sizes.Count);
            first += size;
        }

        return loss;
    }
}
