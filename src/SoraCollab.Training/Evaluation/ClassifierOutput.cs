using static TorchSharp.torch;

namespace SoraCollab.Training.Evaluation;

/// <param name="Scores">One for each class of each attribute, one attribute after the other, [clips, classes].</param>
/// <param name="Features">What the classes are read from, [clips, <see cref="ClipClassifier.FeatureCount"/>].</param>
/// <param name="Mask">Log-odds that the subject is there, in every second frame, [clips, frames, height / 8, width / 8].</param>
internal sealed record ClassifierOutput(Tensor Scores, Tensor Features, Tensor Mask);
