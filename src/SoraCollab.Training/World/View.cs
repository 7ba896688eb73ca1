namespace SoraCollab.Training.World;

/// <summary>What a camera move has done: design units aside, zoom, and whether everything moves alike (Flat 1: a pan) or by depth (0: a truck).</summary>
public readonly record struct View(double X, double Y, double Zoom, double Flat);
