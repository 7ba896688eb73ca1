namespace SoraCollab.Training.Sessions;

/// <summary>How long a stage of training lasts: some minutes, or until the run has made some steps in all.</summary>
/// <remarks>Only the second is the same on every machine: with the same seed and clips it gives the same weights, interrupted or not.</remarks>
internal sealed record StageLength(double? Minutes, long? Steps)
{
    /// <summary>Share of the stage that has gone, 0 to 1.</summary>
    /// <param name="made">Steps that the run has made.</param>
    /// <param name="from">Steps that it had made when the stage began.</param>
    /// <param name="elapsed">Time since the program began.</param>
    public double Progress(long made, long from, TimeSpan elapsed) => Steps is { } steps
        ? steps <= from ? 1 : Math.Min(1, (made - from) / (double)(steps - from))
        : Math.Min(1, elapsed.TotalMinutes / Math.Max(1e-9, Minutes ?? 0));
}
