namespace SoraCollab.Core.Storyboards;

/// <summary>An id chosen for something new is in use.</summary>
/// <param name="what">What exists, such as "Shot ...".</param>
public sealed class AlreadyExistsException(string what)
    : CommandRefusedException($"{what} is in this storyboard already. A new scene or shot needs an id that was not used before.");
