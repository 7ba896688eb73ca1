namespace SoraCollab.Training.Optimisation;

/// <summary>Learning rate over a stage: a short rise, a plateau, a straight fall to nearly nothing at the end of the time.</summary>
/// <param name="WarmUpSteps">Steps of the rise.</param>
/// <param name="DecayShare">Share of the time, at its end, over which the rate falls.</param>
/// <param name="Floor">Factor at the very end.</param>
internal sealed record RateSchedule(int WarmUpSteps = 60, double DecayShare = 0.5, double Floor = 0.01)
{
    /// <param name="progress">Share of the stage's time that has gone, 0 to 1.</param>
    public double Factor(long step, double progress) =>
        Math.Min(1, (step + 1.0) / WarmUpSteps) * Math.Min(1, Floor + ((1 - Floor) * (1 - progress) / DecayShare));
}
