using SoraCollab.Training.World.Settings;

namespace SoraCollab.Training.World;

/// <summary>A stage that a subject may take: its number among the setting's items, itself, and as what kind it is taken.</summary>
internal readonly record struct StagePlace(int Index, Stage Stage, string Home);
