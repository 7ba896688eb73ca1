namespace SoraCollab.Training.World.Subjects;

/// <summary>
/// One subject. <paramref name="Draw"/> draws it in local units, facing right, y down, with the origin where it meets its
/// support: feet, wheels, waterline; in the air its middle. A person is 52 units tall.
/// </summary>
/// <param name="Name">As in scenes.</param>
/// <param name="Draw">Flat shapes in the ramp's colours; light, rim and shadow are put on for every subject alike.</param>
/// <param name="Group">people, animals, vehicles or things.</param>
/// <param name="Homes">Kinds of stage where it may be, in order of preference.</param>
/// <param name="Box">Local bounds without lamps.</param>
/// <param name="Speed">Units a second when under way.</param>
/// <param name="Stride">Units that a cycle of its gait covers.</param>
/// <param name="Moves">Which motions suit it: walk, fly, swim, sail, drive, fix or bust.</param>
/// <param name="Size">Scale against the other subjects.</param>
/// <param name="Beam">It sweeps a beam of light.</param>
public sealed record SubjectDefinition(
    string Name, Action<Pen, Ramp, Anim> Draw, string Group, IReadOnlyList<string> Homes,
    (double X0, double Y0, double X1, double Y1) Box, double Speed, double Stride = 20, string Moves = "walk", double Size = 1,
    bool Beam = false);
