namespace SoraCollab.Training.World.Subjects;

/// <summary>A leg of a four-legged animal: where its hip is, its place in the gait, its widths at hip, knee and foot.</summary>
internal readonly record struct QuadLeg(
    double X, double Hip, double Phase, bool Hind, Rgb Color, double[] Widths, Rgb? Paw = null);
