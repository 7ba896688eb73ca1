namespace SoraCollab.Training.Sessions;

/// <summary>How an autoencoder is trained.</summary>
/// <param name="Run">Folder for the checkpoint, and at the end for the autoencoder itself.</param>
/// <param name="Length">Of the training.</param>
/// <param name="Batch">Crops a step.</param>
/// <param name="Rate">Learning rate of a residual convolution with 432 values a filter; it falls with their number.</param>
/// <param name="Start">A folder with an autoencoder to go on from; null starts from block PCA.</param>
/// <param name="Threads">Of the tensor library.</param>
/// <param name="Seed">Of the crops and the noise.</param>
internal sealed record AutoencoderPlan(string Run, StageLength Length, int Batch, double Rate, string? Start, int Threads, int Seed)
{
    /// <summary>
    /// Trains the decoder alone, on latents with noise of a deviation between 0 and this, drawn for each crop, in the units that the
    /// transformer sees: a denoiser's latents are never quite those of a clip, and a decoder that has not met such ones shows it at the
    /// joints of tokens. The encoder, and with it every encoded set of clips, stays as it is. Null trains both.
    /// </summary>
    public double? DecoderNoise { get; init; }
}
