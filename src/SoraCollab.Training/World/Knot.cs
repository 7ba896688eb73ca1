namespace SoraCollab.Training.World;

/// <summary>A point that a smooth curve goes through; a sharp one is a corner. Written as (x, y) or (x, y, 1).</summary>
public readonly record struct Knot(double X, double Y, bool Sharp = false)
{
    public static implicit operator Knot((double X, double Y) p) => new(p.X, p.Y);

    public static implicit operator Knot((double X, double Y, double Sharp) p) => new(p.X, p.Y, p.Sharp != 0);
}
