using SoraCollab.Core.Text;

namespace SoraCollab.Core.Storyboards.Commands;

/// <summary>Edits a shot's prompt, merged with what others typed since the base version: nobody's words are lost.</summary>
/// <param name="ShotId">The shot.</param>
/// <param name="Operation">The edit, made against the prompt at the envelope's base version.</param>
public sealed record EditPrompt(ShotId ShotId, TextOperation Operation) : StoryboardCommand;
