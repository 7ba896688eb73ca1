namespace SoraCollab.Training.World;

/// <summary>A lamp of a subject in pixels of the canvas it was drawn on.</summary>
public readonly record struct PenLamp(double X, double Y, double Radius, Rgb Color, double Strength);
