using System.Globalization;

namespace SoraCollab.Core.Storyboards;

/// <summary>The numbers of steps and guidance scales that a storyboard may hold.</summary>
public static class SamplingRules
{
    /// <summary>Most denoising steps.</summary>
    public const int MaximumSteps = 1000;

    /// <summary>Strongest guidance.</summary>
    public const double MaximumGuidanceScale = 100;

    /// <summary>Throws unless a storyboard may hold the values; null always may.</summary>
    /// <exception cref="InvalidSamplingException">It may not; the message says what is allowed.</exception>
    public static void Check(int? steps, double? guidanceScale)
    {
        if (steps is < 1 or > MaximumSteps)
            throw new InvalidSamplingException($"{steps} denoising steps are not allowed: it must be from 1 to {MaximumSteps}, or left to the model.");
        if (guidanceScale is { } scale && !(scale >= 0 && scale <= MaximumGuidanceScale))
            throw new InvalidSamplingException(string.Create(CultureInfo.InvariantCulture,
                $"A guidance scale of {scale} is not allowed: it must be from 0 to {MaximumGuidanceScale}, or left to the model."));
    }
}
