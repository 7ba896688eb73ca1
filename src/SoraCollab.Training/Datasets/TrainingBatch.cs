namespace SoraCollab.Training.Datasets;

/// <summary>What one step learns from, as arrays: tensors are made where the step runs.</summary>
/// <param name="Latents">Before normalisation, [clips, frames, places, channels].</param>
/// <param name="Masks">0..1, [clips, tokens, cells].</param>
/// <param name="Labels">[clips, attributes]; empty for footage, of which no attributes are known.</param>
/// <param name="Words">Token ids of each clip's caption.</param>
internal sealed record TrainingBatch(float[] Latents, float[] Masks, long[] Labels, int[][] Words);
