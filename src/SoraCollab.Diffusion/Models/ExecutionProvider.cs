namespace SoraCollab.Diffusion.Models;

/// <summary>The device that runs the networks.</summary>
public enum ExecutionProvider
{
    /// <summary>The processor, in fp32. Always there.</summary>
    Cpu,

    /// <summary>An NVIDIA GPU; needs a build with <c>-p:OnnxRuntime=Gpu</c>, the driver, CUDA and cuDNN.</summary>
    Cuda,
}
