namespace SoraCollab.Training.Evaluation;

/// <param name="Labels">The class of each attribute, clip by clip.</param>
/// <param name="Features">The classifier's features, clip by clip.</param>
internal sealed record ClipReading(IReadOnlyList<long[]> Labels, IReadOnlyList<float[]> Features);
