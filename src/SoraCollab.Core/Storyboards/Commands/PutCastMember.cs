namespace SoraCollab.Core.Storyboards.Commands;

/// <summary>Adds a member to the cast, or changes one.</summary>
/// <param name="Member">The member as it shall be; an id that the film does not have adds one.</param>
public sealed record PutCastMember(CastMember Member) : StoryboardCommand;
