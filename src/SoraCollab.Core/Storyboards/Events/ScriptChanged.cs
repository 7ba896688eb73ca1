using SoraCollab.Core.Screenplays;

namespace SoraCollab.Core.Storyboards.Events;

/// <summary>The film's screenplay came, changed or went.</summary>
/// <param name="Before">As it was; null where there was none.</param>
/// <param name="After">As it is; null where there is none any more.</param>
public sealed record ScriptChanged(ScriptDraft? Before, ScriptDraft? After) : StoryboardEvent;
