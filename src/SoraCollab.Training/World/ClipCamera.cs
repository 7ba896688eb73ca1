using SkiaSharp;

namespace SoraCollab.Training.World;

/// <summary>
/// The camera of one clip: from design units to pixels. A wide frame is 180 units high, a tall one at least 130 wide.
/// </summary>
internal sealed class ClipCamera
{
    private readonly Func<double, double, View> move;
    private (double X, double Y) focus;

    public ClipCamera(string name, int width, int height, double seconds)
    {
        K = Math.Min(height / 180.0, width / 130.0);
        W = width / K;
        H = height / K;
        T = seconds;
        move = CameraMoves.Of(name);
        Moving = name != "static";
        // Layers are cached large enough to stay sharp when the camera is nearest.
        MaxZoom = name is "push_in" or "pull_out" ? 1.36 : 1;
        Margin = (name.StartsWith("pan", StringComparison.Ordinal) || name.StartsWith("truck", StringComparison.Ordinal) ? 38 : 0,
            name.StartsWith("tilt", StringComparison.Ordinal) ? 24 : 0);
        focus = (W * .5, H * .5);
    }

    /// <summary>Pixels a design unit.</summary>
    public double K { get; }

    /// <summary>Width and height in design units.</summary>
    public double W { get; }

    public double H { get; }

    /// <summary>Seconds from the first frame to the last.</summary>
    public double T { get; }

    public bool Moving { get; }

    public double MaxZoom { get; }

    /// <summary>How far the move looks beyond the frame, in design units.</summary>
    public (double X, double Y) Margin { get; }

    public View At(double t) => move(t, T);

    /// <summary>A zoom goes towards a place between the middle of the frame and the first subject.</summary>
    public void Focus(Cast first) =>
        focus = (Numbers.Lerp(W * .5, first.X, .5), Numbers.Lerp(H * .5, first.Y - (first.Air ? 0 : 24), .5));

    /// <summary>Design units to pixels for a layer at depth z.</summary>
    public SKMatrix Matrix(double z, double t)
    {
        var view = At(t);
        var along = Numbers.Lerp(z, 1, view.Flat);
        var zoom = 1 + ((view.Zoom - 1) * (.4 + (.6 * Math.Min(z, 1.3))));
        return SKMatrix.CreateScale((float)K, (float)K)
            .PreConcat(SKMatrix.CreateTranslation((float)focus.X, (float)focus.Y))
            .PreConcat(SKMatrix.CreateScale((float)zoom, (float)zoom))
            .PreConcat(SKMatrix.CreateTranslation((float)(-focus.X - (view.X * along)), (float)(-focus.Y - (view.Y * along))));
    }
}
