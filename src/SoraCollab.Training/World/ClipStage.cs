using SoraCollab.Training.World.Settings;

namespace SoraCollab.Training.World;

/// <summary>What is settled of a clip before anybody stands in it.</summary>
internal sealed record ClipStage(Scene Scene, Light Light, Build Build, ClipCamera Camera, PenStyle Style);
