using static TorchSharp.torch;

namespace SoraCollab.Training.Networks;

/// <param name="Velocity">Noise minus data, float32, [batch, tokens, channels].</param>
/// <param name="Middle">Features after the middle block, [batch, tokens, width].</param>
/// <param name="Text">Text encoder's outputs, [batch, words, text width].</param>
internal sealed record ModelOutput(Tensor Velocity, Tensor Middle, Tensor Text);
