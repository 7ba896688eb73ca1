namespace SoraCollab.Training.World.Settings;

/// <summary>A place to stand.</summary>
/// <param name="Kinds">What it is: ground, road, rail, water, islet, air, deep, void, seabed, indoor, frame.</param>
/// <param name="Far">Height in the frame and scale at its far edge.</param>
/// <param name="Near">The same at its near edge.</param>
/// <param name="Z">The depth it moves with.</param>
/// <param name="X">The part of the width it covers.</param>
/// <param name="Decal">rail, road or track is drawn under vehicles that need it; empty for none.</param>
public sealed record Stage(
    IReadOnlyList<string> Kinds, (double Y, double Scale) Far, (double Y, double Scale) Near, double Z,
    (double From, double To) X, string Decal) : SettingItem(Z);
