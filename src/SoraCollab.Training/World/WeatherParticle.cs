namespace SoraCollab.Training.World;

/// <summary>
/// One drop, flake, leaf, gust or bank of fog: its place in the frame (0 to 1), its size and speed in design units, its
/// own phase or width, how strong it is and, for a leaf, its colour.
/// </summary>
internal readonly record struct WeatherParticle(string Kind, double X, double Y, double Size, double Speed, double Phase, double Alpha, Rgb Color = default);
