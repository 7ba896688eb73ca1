using SoraCollab.Core;

namespace SoraCollab.Web.Accounts;

/// <summary>Something about a passkey may not be so.</summary>
/// <param name="message">Why, for the person.</param>
public sealed class PasskeyRefusedException(string message) : StudioException(message);
