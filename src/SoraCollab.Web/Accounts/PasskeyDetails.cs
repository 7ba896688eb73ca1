namespace SoraCollab.Web.Accounts;

/// <summary>One of a person's passkeys.</summary>
/// <param name="Id">Its credential id in URL-safe base 64.</param>
/// <param name="Name">What the person calls it.</param>
/// <param name="CreatedAt">When it was added.</param>
public sealed record PasskeyDetails(string Id, string Name, DateTimeOffset CreatedAt);
