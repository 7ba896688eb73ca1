namespace SoraCollab.Training.World;

/// <summary>
/// What a clip shows: attributes and a seed. The same scene gives the same pixels. <paramref name="Relation"/> says where
/// the second actor is, seen from the first, and is empty when there is none.
/// </summary>
public sealed record Scene(
    string Setting, string Time, string Weather, Actor A, Actor? B = null, string Relation = "",
    string Camera = "static", string Style = "painted", string Shot = "medium", int Seed = 1);
