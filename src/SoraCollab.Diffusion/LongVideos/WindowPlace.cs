namespace SoraCollab.Diffusion.LongVideos;

/// <summary>Where a window stands in the run.</summary>
/// <param name="Window">The window.</param>
/// <param name="Index">Which it is, from 0.</param>
/// <param name="StepsBefore">Steps of the windows before it.</param>
/// <param name="StepCount">Steps of all windows.</param>
internal sealed record WindowPlace(VideoWindow Window, int Index, int StepsBefore, int StepCount);
