using SoraCollab.Core.Storyboards.Events;
using SoraCollab.Core.Text;

namespace SoraCollab.Core.Storyboards;

/// <summary>What would take a command back, kept up to date with what others do.</summary>
/// <param name="OperationId">The command; of several that were typed in one go, the last.</param>
/// <param name="Reversal">The event that takes it back. For text, against the prompt once the later items of the stack are taken back.</param>
/// <param name="SinceVersion">The version the command made.</param>
/// <param name="StartedAt">When the first of its commands came.</param>
/// <param name="At">When the last of its commands came.</param>
internal sealed record UndoItem(OperationId OperationId, StoryboardEvent Reversal, long SinceVersion, DateTimeOffset StartedAt, DateTimeOffset At)
{
    /// <summary>The edit, where this takes back text.</summary>
    public TextOperation? Text => (Reversal as PromptEdited)?.Operation;

    /// <summary>The same with another edit. The inverse is worked out anew when it is used.</summary>
    public UndoItem WithText(TextOperation operation) =>
        this with { Reversal = (PromptEdited)Reversal with { Operation = operation, Inverse = operation } };
}
