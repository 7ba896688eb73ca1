using SoraCollab.Training.Networks;

namespace SoraCollab.Training.Sessions;

/// <summary>What a run trains: a checkpoint goes on only under the same.</summary>
/// <param name="Kind">The command that trains it.</param>
/// <param name="Shape">Sizes of transformer and text encoder; null for other networks.</param>
/// <param name="Network">What else the checkpoint's layout depends on, for people.</param>
internal sealed record RunConfiguration(string Kind, ModelShape? Shape, string Network);
