namespace SoraCollab.Training.World;

/// <summary>
/// What a motion may know: <paramref name="T"/> seconds, cruising speed <paramref name="V"/> in units a second, room to move
/// sideways and up, the side it starts on, whether it is free of the ground, whether it is only seen from the side, and the
/// smallest size at which it is still on its ground.
/// </summary>
public sealed record Way(double T, double V, double Room, double Rise, int Side, bool Free, bool Sideways, double SMin = 0);
