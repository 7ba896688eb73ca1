namespace SoraCollab.Training.World.Subjects;

/// <summary>What a subject is doing at one moment: everything of its drawing that changes with time.</summary>
public sealed record Anim
{
    /// <summary>Seconds.</summary>
    public double T { get; init; }

    /// <summary>Gait in cycles: tied to the distance gone, so that feet do not slide.</summary>
    public double Ph { get; init; }

    /// <summary>0 standing to 1 under way.</summary>
    public double Mv { get; init; }

    /// <summary>Wheel angle in radians for a wheel of radius 1: divide by the radius.</summary>
    public double Roll { get; init; }

    public double Wind { get; init; } = .25;

    /// <summary>How much lamps count in this light.</summary>
    public double Lamp { get; init; }

    /// <summary>side, front or back.</summary>
    public string View { get; init; } = "side";

    /// <summary>On the surface: what is below y = 0 is hidden.</summary>
    public bool Water { get; init; }

    /// <summary>In space or under water: limbs drift.</summary>
    public bool Afloat { get; init; }

    /// <summary>0 to 1: this individual's own phase.</summary>
    public double K { get; init; }

    /// <summary>A flame's brightness, about .75 to 1.</summary>
    public double Flick => .88 + .08 * Math.Sin(T * 9.1 + K * 9) + .05 * Math.Sin(T * 14.3);

    /// <summary>A sine of the given frequency in its own phase.</summary>
    public double Sin(double hz, double ph = 0) => Math.Sin(Numbers.Tau * (T * hz + K + ph));
}
