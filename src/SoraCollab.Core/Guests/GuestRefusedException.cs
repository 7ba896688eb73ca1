namespace SoraCollab.Core.Guests;

/// <summary>A guest, or a link for guests, was refused; the message says why, for people.</summary>
/// <param name="message">What was refused and what is allowed.</param>
public sealed class GuestRefusedException(string message) : StudioException(message);
