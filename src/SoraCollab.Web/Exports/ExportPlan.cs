using System.Collections.Immutable;
using SoraCollab.Core;

namespace SoraCollab.Web.Exports;

/// <summary>What an export would hold.</summary>
/// <param name="Shots">Shots with a chosen take, in the order of the board.</param>
/// <param name="Missing">Shots without one, in the order of the board.</param>
/// <param name="Duration">How long the film would play.</param>
public sealed record ExportPlan(ImmutableArray<ShotId> Shots, ImmutableArray<MissingTake> Missing, TimeSpan Duration)
{
    /// <summary>Whether it can be exported: there are shots, and each has its take.</summary>
    public bool IsComplete => !Shots.IsEmpty && Missing.IsEmpty;
}
