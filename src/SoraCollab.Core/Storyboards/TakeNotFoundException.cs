namespace SoraCollab.Core.Storyboards;

/// <summary>The take is not one of the shot.</summary>
/// <param name="take">The take named.</param>
/// <param name="shot">The shot named.</param>
public sealed class TakeNotFoundException(TakeId take, ShotId shot)
    : CommandRefusedException($"Take {take} is not a take of shot {shot}. Choose one of the takes that the shot shows.");
