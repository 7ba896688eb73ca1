namespace SoraCollab.Core.Audit;

/// <summary>Something to be written into the studio's log.</summary>
/// <param name="Act">What happened.</param>
/// <param name="Actor">The account that did it, a guest's id, or empty where it is not known.</param>
/// <param name="ActorName">The actor's name as it was then.</param>
/// <param name="Subject">Whom or what it was done to, and how, in words.</param>
/// <param name="Project">In which project; null where in none.</param>
/// <param name="Address">The network address it came from; empty where it came from none.</param>
public sealed record AuditNote(AuditAct Act, string Actor, string ActorName, string Subject, ProjectId? Project = null, string Address = "");
