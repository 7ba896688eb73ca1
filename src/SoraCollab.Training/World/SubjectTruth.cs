namespace SoraCollab.Training.World;

/// <summary>
/// Where a subject is in one frame. The mask is bytes [height, width], 255 where only the subject is seen; the box and the
/// anchor (feet, keel or middle) are in pixels; the velocity in pixels to the next frame, camera included; the depth is its
/// stage's, 0 far to 1 near.
/// </summary>
public sealed record SubjectTruth(
    Actor Actor, byte[] Mask, (double Left, double Top, double Right, double Bottom) Box, (double X, double Y) Anchor,
    (double X, double Y) Velocity, double Scale, double Depth);
