namespace SoraCollab.Training.World;

/// <summary>A subject of a scene: what it is, its colour and what it does.</summary>
public sealed record Actor(string Subject, string Color, string Motion);
