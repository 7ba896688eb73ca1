using System.Collections.Immutable;
using SoraCollab.Core;

namespace SoraCollab.Web.Rooms;

/// <summary>Shots came or went: these are the prompts of those that came, and the names of those that went.</summary>
/// <param name="ProjectId">The project.</param>
/// <param name="Version">Its version now.</param>
/// <param name="Added">Shots that are new, or back, with their prompts.</param>
/// <param name="Removed">Shots that are gone.</param>
public sealed record PromptsChanged(ProjectId ProjectId, long Version, ImmutableArray<ShotPrompt> Added, ImmutableArray<ShotId> Removed)
{
    public bool IsEmpty => Added.IsEmpty && Removed.IsEmpty;
}
