namespace SoraCollab.Training.World;

/// <summary>A colour without alpha; each part 0 to 255, with fractions kept until it is drawn.</summary>
public readonly record struct Rgb(double R, double G, double B)
{
    public static implicit operator Rgb((double R, double G, double B) c) => new(c.R, c.G, c.B);
}
