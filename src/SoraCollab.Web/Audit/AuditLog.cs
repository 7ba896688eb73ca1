using SoraCollab.Core;
using SoraCollab.Core.Audit;
using SoraCollab.Core.MediaFiles;
using SoraCollab.Storage.Audit;
using SoraCollab.Web.Accounts;

namespace SoraCollab.Web.Audit;

/// <summary>Writes down who did what in the studio, when and from where.</summary>
public sealed partial class AuditLog(AuditStore store, ILogger<AuditLog> log)
{
    /// <summary>Raised when a row was added; from any thread.</summary>
    public event Action? Changed;

    /// <summary>Writes down what a person did.</summary>
    /// <param name="act">What.</param>
    /// <param name="person">Who.</param>
    /// <param name="subject">Whom or what it was done to, and how, in words.</param>
    /// <param name="project">In which project; null where in none.</param>
    public Task RecordAsync(AuditAct act, Person person, string subject, ProjectId? project = null) =>
        RecordAsync(new AuditNote(act, person.Id.Value, person.Name, subject, project, AuditOrigin.Address));

    /// <summary>Writes down what somebody did. It is done already, so a full disk is told to the server's log and stops nobody.</summary>
    public async Task RecordAsync(AuditNote note)
    {
        try
        {
            // Not broken off with who did it: it happened.
            await store.AppendAsync(note, CancellationToken.None);
            Changed?.Invoke();
        }
        catch (StorageFullException full)
        {
            LogLost(full, note.Act, note.Actor, note.Subject);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The audit log has no room for: {Act} by {Actor}: {Subject}")]
    private partial void LogLost(Exception failure, AuditAct act, string actor, string subject);
}
