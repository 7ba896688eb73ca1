using static TorchSharp.torch;

namespace SoraCollab.Training.Objectives;

/// <param name="Latents">Partly noisy latents, [clips, frames, places, channels].</param>
/// <param name="Timesteps">Noise level times 1000, [clips, frames].</param>
/// <param name="Velocity">Noise minus data.</param>
/// <param name="Weights">1 where a frame counts, [clips, frames].</param>
internal sealed record FlowSample(Tensor Latents, Tensor Timesteps, Tensor Velocity, Tensor Weights);
