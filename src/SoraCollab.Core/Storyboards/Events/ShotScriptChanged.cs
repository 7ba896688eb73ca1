using SoraCollab.Core.Screenplays;

namespace SoraCollab.Core.Storyboards.Events;

/// <summary>What the screenplay says of a shot changed.</summary>
/// <param name="ShotId">The shot.</param>
/// <param name="Part">Which of its texts.</param>
/// <param name="Before">As it was.</param>
/// <param name="After">As it is.</param>
public sealed record ShotScriptChanged(ShotId ShotId, ScriptPart Part, string Before, string After) : StoryboardEvent;
