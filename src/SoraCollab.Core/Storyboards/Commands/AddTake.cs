using SoraCollab.Core.Takes;

namespace SoraCollab.Core.Storyboards.Commands;

/// <summary>Hands in a take. Sent by the studio itself, never by a browser; adding a take that is there already changes nothing.</summary>
/// <param name="ShotId">The shot.</param>
/// <param name="TakeId">The take's id, the same at every repeat.</param>
/// <param name="Recipe">How it was made.</param>
/// <param name="Media">Its files.</param>
/// <param name="RequestedBy">Who asked for it.</param>
/// <param name="CreatedAt">When it was made.</param>
public sealed record AddTake(
    ShotId ShotId,
    TakeId TakeId,
    TakeRecipe Recipe,
    TakeMedia Media,
    UserId RequestedBy,
    DateTimeOffset CreatedAt) : StoryboardCommand;
