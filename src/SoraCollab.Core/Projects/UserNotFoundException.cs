namespace SoraCollab.Core.Projects;

/// <summary>There is no account of that key.</summary>
/// <param name="user">The key asked for.</param>
public sealed class UserNotFoundException(UserId user) : StudioException($"There is no account {user}. Invite the person first.");
