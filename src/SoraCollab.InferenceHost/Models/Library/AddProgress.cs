namespace SoraCollab.InferenceHost.Models.Library;

/// <summary>How far adding or verifying a model is.</summary>
/// <param name="What">What happens now, such as "Downloading transformer/model.safetensors".</param>
/// <param name="BytesDone">Bytes done.</param>
/// <param name="BytesTotal">Bytes in all.</param>
public sealed record AddProgress(string What, long BytesDone, long BytesTotal);
