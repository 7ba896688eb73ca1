namespace SoraCollab.Training.World;

/// <summary>One step of drawing a frame at depth Z: exactly one of a cached picture, a moving layer, a stage with who is on it, or, with none of them, the weather.</summary>
internal readonly record struct PlanStep(double Z, CachedLayer? Picture = null, Action<Pen, double>? Moving = null, int? Stage = null);
