namespace SoraCollab.Core.Jobs;

/// <summary>What a host is doing with a job.</summary>
public enum JobPhase
{
    /// <summary>Loading the model and reading the prompt.</summary>
    Preparing,

    /// <summary>Denoising, step by step.</summary>
    Denoising,

    /// <summary>Turning latents into frames.</summary>
    Decoding,

    /// <summary>Encoding frames to files.</summary>
    Encoding,

    /// <summary>Handing the files in.</summary>
    Uploading,
}
