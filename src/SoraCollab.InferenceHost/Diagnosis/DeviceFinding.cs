using SoraCollab.Diffusion.Models;

namespace SoraCollab.InferenceHost.Diagnosis;

/// <summary>What a device did with the bundled model and the goldens.</summary>
public sealed record DeviceFinding
{
    /// <summary>Largest error of a device against the CPU, of the largest value: kernels add in another order, and GPUs round products.</summary>
    public const double DeviceTolerance = 2e-2;

    /// <summary>Largest error against the reference libraries after all steps.</summary>
    public const double GoldenTolerance = 5e-3;

    /// <summary>The device.</summary>
    public required ExecutionProvider Provider { get; init; }

    /// <summary>Why it cannot be used; null where it can.</summary>
    public string? Fault { get; init; }

    /// <summary>Seconds of a denoising step of the bundled model at its own format, the first left out.</summary>
    public double SecondsPerStep { get; init; }

    /// <summary>Seconds to load the bundled model.</summary>
    public double SecondsToLoad { get; init; }

    /// <summary>Largest difference of the bundled model's latents from the CPU's, of the largest value; null for the CPU itself.</summary>
    public double? ErrorAgainstCpu { get; init; }

    /// <summary>Largest difference of each golden from what its reference library computed, of the largest value.</summary>
    public IReadOnlyList<(string Name, double Error)> Goldens { get; init; } = [];

    /// <summary>Memory of this process that is its own, in bytes, the most after a step.</summary>
    public long OwnMemoryBytes { get; init; }

    /// <summary>Memory of this process that is pages of files, in bytes, at the same time.</summary>
    public long FileMemoryBytes { get; init; }

    /// <summary>Whether this device can serve.</summary>
    public bool IsSound => Fault is null && !(ErrorAgainstCpu > DeviceTolerance) && Goldens.All(golden => golden.Error <= GoldenTolerance);
}
