namespace SoraCollab.ModelCompiler.Folders;

/// <summary>What a single file of LTX-Video holds, in the words of diffusers.</summary>
/// <param name="Transformer">The denoiser.</param>
/// <param name="Vae">The autoencoder.</param>
/// <param name="SchedulerConfig">Its schedule.</param>
/// <param name="IsCausal">Whether latent frames lie in time as in LTXConditionPipeline (0.9.5 and later).</param>
internal sealed record LtxFileParts(ModelComponent Transformer, ModelComponent Vae, ModelConfig SchedulerConfig, bool IsCausal);
