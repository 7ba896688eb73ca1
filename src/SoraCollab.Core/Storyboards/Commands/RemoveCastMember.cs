namespace SoraCollab.Core.Storyboards.Commands;

/// <summary>Removes a member from the cast; mentions stay in the prompts.</summary>
/// <param name="MemberId">The member.</param>
public sealed record RemoveCastMember(CastMemberId MemberId) : StoryboardCommand;
