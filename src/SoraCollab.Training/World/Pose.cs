namespace SoraCollab.Training.World;

/// <summary>Where a motion has brought a subject, relative to its composed place.</summary>
public sealed record Pose
{
    /// <summary>Design units to the right.</summary>
    public double Dx { get; init; }

    /// <summary>Design units down.</summary>
    public double Dy { get; init; }

    /// <summary>Size, 1 as composed; the stage's perspective moves the place with it.</summary>
    public double S { get; init; } = 1;

    /// <summary>Degrees.</summary>
    public double Rot { get; init; }

    /// <summary>-1 to 1: the sign is the direction faced, the size squeezes the picture while turning.</summary>
    public double Face { get; init; } = 1;

    /// <summary>Units gone, for gaits.</summary>
    public double Dist { get; init; }

    /// <summary>0 standing to 1 under way.</summary>
    public double Mv { get; init; }

    /// <summary>side, front or back.</summary>
    public string View { get; init; } = "side";

    /// <summary>A turn shows the front.</summary>
    public bool Near { get; init; } = true;
}
