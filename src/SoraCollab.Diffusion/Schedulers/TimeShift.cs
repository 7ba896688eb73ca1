namespace SoraCollab.Diffusion.Schedulers;

/// <summary>The curve by which a dynamic shift bends noise levels.</summary>
public enum TimeShift
{
    /// <summary>e^mu / (e^mu + 1/sigma - 1).</summary>
    Exponential,

    /// <summary>mu / (mu + 1/sigma - 1).</summary>
    Linear,
}
