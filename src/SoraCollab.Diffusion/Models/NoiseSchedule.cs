namespace SoraCollab.Diffusion.Models;

/// <summary>How the noise levels of the steps are spread before the scheduler's own shift.</summary>
public enum NoiseSchedule
{
    /// <summary>From 1 to 1/N in equal steps (diffusers' LTXPipeline).</summary>
    Linear,

    /// <summary>Half of the steps for the first fortieth of the way, then a parabola (diffusers' LTXConditionPipeline).</summary>
    LinearQuadratic,
}
