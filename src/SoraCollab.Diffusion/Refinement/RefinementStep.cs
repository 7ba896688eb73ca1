namespace SoraCollab.Diffusion.Refinement;

/// <summary>How far a refinement is.</summary>
/// <param name="Step">Denoising steps done in all tiles.</param>
/// <param name="StepCount">Denoising steps of all tiles.</param>
/// <param name="Rgb24">[frames, height, width, 3] the frames so far; only to be read while it is told.</param>
/// <param name="Checkpoint">From here the run can go on elsewhere.</param>
/// <param name="Duration">What the step took.</param>
public readonly record struct RefinementStep(int Step, int StepCount, ReadOnlyMemory<byte> Rgb24, RefinementCheckpoint Checkpoint, TimeSpan Duration);
