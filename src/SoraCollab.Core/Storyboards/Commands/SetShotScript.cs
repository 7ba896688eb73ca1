using SoraCollab.Core.Screenplays;

namespace SoraCollab.Core.Storyboards.Commands;

/// <summary>Changes what the screenplay says of a shot.</summary>
/// <param name="ShotId">The shot.</param>
/// <param name="Part">Which of its texts.</param>
/// <param name="Words">The text, at most <see cref="ScriptRules.MaximumPartLength"/> characters; may be empty.</param>
public sealed record SetShotScript(ShotId ShotId, ScriptPart Part, string Words) : StoryboardCommand;
