using SoraCollab.Training.World.Settings;
using SoraCollab.Training.World.Subjects;
using static SoraCollab.Training.World.Numbers;

namespace SoraCollab.Training.World;

/// <summary>One subject of a scene: where it stands, how big it is, how it moves.</summary>
internal sealed class Cast
{
    // Drawn from the front and the back too: a turn shows them instead of a squeezed side.
    private static readonly HashSet<string> Turns = ["walker", "kite child", "umbrella woman", "astronaut", "robot"];

    private static readonly HashSet<string> Round = ["balloon", "owl", "butterfly", "jellyfish", "paper lantern", "rocket", "tree"];

    private static readonly HashSet<string> Frontal =
    [
        "walker", "kite child", "umbrella woman", "astronaut", "robot", "car", "balloon", "owl", "butterfly", "jellyfish",
        "paper lantern", "rocket",
    ];

    private readonly Func<Way, double, Pose> motion;
    private readonly double vanishing;

    /// <summary>Stands at x (design units) and depth d of the stage (0 far, 1 near); least is its smallest size.</summary>
    public Cast(ClipStage clip, Actor actor, StagePlace place, double x, double d, double scale, int side, double k, double least)
    {
        Subject = SubjectCatalog.Of(actor.Subject);
        Actor = actor;
        Index = place.Index;
        Stage = place.Stage;
        Home = place.Home;
        Phase = k;
        motion = Motions.Of(actor.Motion);
        double w = clip.Camera.W, h = clip.Camera.H;
        var (yFar, sFar) = Stage.Far;
        var (yNear, sNear) = Stage.Near;
        var (x0, y0, x1, y1) = Subject.Box;
        Y = Lerp(yFar, yNear, d);
        Scale = scale * Subject.Size * Lerp(sFar, sNear, d);
        Air = Home is "air" or "deep" or "void";
        Scale = Math.Max(Scale, least / Math.Sqrt((x1 - x0) * (y1 - y0)));
        Scale = Math.Min(Scale, Math.Min(.74 * h / (y1 - y0), .66 * w / (x1 - x0)));
        Y = Air
            ? Clamp(Y, (-y0 * Scale) + (h * .06), (h * (Home != "air" ? .82 : .72)) - (Math.Max(0, y1) * Scale))
            : Math.Max(Y, (-y0 * Scale) + (h * .05));
        var half = Math.Max(-x0, x1) * Scale;
        double left = Stage.X.From * w, right = Stage.X.To * w;
        x = Lerp(left, right, x / w);
        var horizon = clip.Build.Hz;
        Way = new Way(clip.Camera.T, Math.Max(6, Subject.Speed) * (.45 + (.55 * Scale)), w * .5, h * .34, side, Air,
            !Frontal.Contains(actor.Subject), Air || Home == "water" ? 0 : (yFar - 5 - horizon) / Math.Max(1, Y - horizon));
        Z = Stage.Z;
        vanishing = Air ? h * .46 : horizon;
        var reach = (half * .82) + Swept(actor.Motion, clip.Camera.T);
        var middle = (left + right) / 2;
        X = Clamp(x, Math.Min(left + reach, middle), Math.Max(right - reach, middle));
    }

    public SubjectDefinition Subject { get; }

    public Actor Actor { get; }

    /// <summary>Which of the setting's items is its stage.</summary>
    public int Index { get; private set; }

    public Stage Stage { get; private set; }

    /// <summary>The kind of stage it took.</summary>
    public string Home { get; }

    /// <summary>Free of the ground.</summary>
    public bool Air { get; }

    /// <summary>0 to 1: its own place in every cycle.</summary>
    public double Phase { get; }

    public double Z { get; private set; }

    public double X { get; set; }

    public double Y { get; set; }

    public double Scale { get; set; }

    public Way Way { get; set; }

    /// <summary>Stands on the same stage as another.</summary>
    public void Join(Cast other)
    {
        Index = other.Index;
        Stage = other.Stage;
        Z = other.Z;
    }

    /// <summary>Where it is at second t: its pose and its place in design units.</summary>
    public (Pose Pose, double X, double Y) At(double t)
    {
        var pose = Turned(motion(Way, t));
        var x = X + pose.Dx;
        var y = pose.S != 1 ? vanishing + ((Y - vanishing) * pose.S) + pose.Dy : Y + pose.Dy;
        if (Actor.Subject == "rocket" && Home != "ground") pose = NoseFirst(pose, t);
        else if (Actor.Subject == "plane" && Actor.Motion is ("rise" or "descend"))
            pose = pose with { Rot = (Actor.Motion == "rise" ? -14 : 12) * (pose.Face > 0 ? 1 : -1) };
        return (pose, x, y);
    }

    /// <summary>Where the ground is under it: its place without the hop.</summary>
    public double GroundY(Pose pose) => pose.S != 1 ? vanishing + ((Y - vanishing) * pose.S) : Y;

    public Anim Anim(Light light, double t, Pose pose) => new()
    {
        T = t,
        Ph = (pose.Dist / (Subject.Stride * Scale)) + Phase,
        Mv = Actor.Motion == "still" && Subject.Moves == "walk" ? 0 : pose.Mv,
        Roll = pose.Dist / Scale,
        Wind = light.Wind,
        Lamp = light.Lamp,
        View = Way.Sideways ? "side" : pose.View,
        Water = Home == "water",
        Afloat = Home == "void" || (Actor.Subject == "rocket" && Home == "air"),
        K = Phase,
    };

    private double Swept(string name, double seconds)
    {
        if (name == "circle") return 27;
        var share = name switch { "left" or "right" or "zigzag" => 1, "turnback" => .5, _ => 0 };
        return share == 0 ? 0 : Math.Min(Way.V * seconds * share, Way.Room) / 2;
    }

    private Pose Turned(Pose pose)
    {
        var f = Math.Abs(pose.Face);
        if (f > .999) return pose;
        var g = pose.Face >= 0 ? 1 : -1;
        if (Round.Contains(Actor.Subject)) return pose with { Face = g * Math.Max(.86, f) };
        if (!Turns.Contains(Actor.Subject)) return pose with { Face = g * Math.Max(.55, f) };
        return f < .55
            ? pose with { View = pose.Near ? "front" : "back", Face = g }
            : pose with { Face = g * (.8 + (.2 * f)) };
    }

    private Pose NoseFirst(Pose pose, double t)
    {
        if (Actor.Motion is not ("left" or "right" or "zigzag" or "circle" or "turnback")) return pose;
        var next = motion(Way, t + .05);
        double vx = next.Dx - pose.Dx, vy = next.Dy - pose.Dy;
        return pose with { Rot = Math.Abs(vx) + Math.Abs(vy) > 1e-4 ? Degrees(Math.Atan2(vx, -vy)) * .78 : 0, Face = 1 };
    }
}
