namespace SoraCollab.Storage.Mail;

/// <summary>A letter that waits to be sent.</summary>
/// <param name="Id">Its name, the same at every attempt.</param>
/// <param name="Content">The sealed letter.</param>
/// <param name="EndsAt">After this it is of no use any more.</param>
/// <param name="Attempts">How often it was tried in vain.</param>
public sealed record OutboxItem(Guid Id, string Content, DateTimeOffset EndsAt, int Attempts);
