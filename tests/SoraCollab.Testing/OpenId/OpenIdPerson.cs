namespace SoraCollab.Testing.OpenId;

/// <summary>Who is signed in at the issuer.</summary>
/// <param name="Subject">The issuer's own name for them, which never changes.</param>
/// <param name="Email">Their e-mail address.</param>
/// <param name="IsVerified">Whether the issuer says that the address is theirs.</param>
/// <param name="Name">What they are called.</param>
public sealed record OpenIdPerson(string Subject, string Email, bool IsVerified, string Name);
