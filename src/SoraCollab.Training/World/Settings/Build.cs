namespace SoraCollab.Training.World.Settings;

/// <summary>
/// A setting being built for one clip: layers from back to front in design units (0..W by 0..H) and stages between them.
/// Randomness comes from <see cref="Rng"/> while building and from <see cref="Sub"/> inside a draw function, so that the
/// order of drawing changes nothing.
/// </summary>
public sealed class Build(double width, double height, Light light, Mulberry32 rng, (double X, double Y) margin, uint seed)
{
    public double W { get; } = width;

    public double H { get; } = height;

    public Light Light { get; } = light;

    public Mulberry32 Rng { get; } = rng;

    public long Seed { get; } = seed;

    /// <summary>The edges of what must be painted: the frame and the camera's margin.</summary>
    public double X0 { get; } = -margin.X;

    public double X1 { get; } = width + margin.X;

    public double Y0 { get; } = -margin.Y;

    public double Y1 { get; } = height + margin.Y;

    /// <summary>The hour, for settings that see little of the sky.</summary>
    public string Time { get; init; } = "day";

    /// <summary>Layers and stages in drawing order.</summary>
    public List<SettingItem> Items { get; } = [];

    /// <summary>The horizon.</summary>
    public double Hz { get; set; } = height * .56;

    public bool Indoor { get; set; }

    /// <summary>Air rises through the picture.</summary>
    public bool Bubbles { get; set; }

    /// <summary>What water reflects, back to front.</summary>
    public List<Action<Pen>> Mirror { get; } = [];

    public void Layer(double z, Action<Pen> draw, double drift = 0) => Items.Add(new Layer(z) { Draw = draw, Drift = drift });

    public void Moving(double z, Action<Pen, double> draw) => Items.Add(new Layer(z) { DrawAt = draw });

    /// <summary>The far weather falls here.</summary>
    public void Weather(double z) => Items.Add(new Layer(z) { Weather = true });

    /// <summary>Kinds are parted by spaces; x is all of the width where none is given.</summary>
    public void Stage(
        string kinds, (double Y, double Scale) far, (double Y, double Scale) near, double z = 1, (double From, double To)? x = null,
        string decal = "") => Items.Add(new Stage(kinds.Split(' '), far, near, z, x ?? (0, 1), decal));

    /// <summary>The middle of the sun or moon.</summary>
    public (double X, double Y) Sun() => (Light.SunX * W, Hz - Light.SunY * Hz * .86);

    /// <summary>A random stream of this setting, the same each time it is asked for.</summary>
    public Mulberry32 Sub(int k) => Stream(Seed * 977 + k * 7919L);

    /// <summary>The stream of a seed, which counts modulo 2^32.</summary>
    public static Mulberry32 Stream(long seed) => new(unchecked((uint)seed));
}
