using SoraCollab.Core;

namespace SoraCollab.Web.History;

/// <summary>One line of a film's history: a command, or what one person typed in one go.</summary>
/// <param name="Version">The version after it.</param>
/// <param name="Actor">Who did it.</param>
/// <param name="At">When, of several the last.</param>
/// <param name="Words">What was done, to be read after the person's name.</param>
/// <param name="Kind">Tells lines apart that may be joined: equal ones of one person that follow one another closely are one.</param>
public sealed record FilmEdit(long Version, UserId Actor, DateTimeOffset At, string Words, string Kind);
