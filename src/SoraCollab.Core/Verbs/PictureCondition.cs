namespace SoraCollab.Core.Verbs;

/// <summary>A known frame of a take that is to be made.</summary>
/// <param name="Footage">Where the picture is taken from.</param>
/// <param name="FootageFrame">Which frame of it, from 0.</param>
/// <param name="AtFrame">Where it stands in the take: 0, or a multiple of the model's frame multiple.</param>
/// <param name="Strength">How firmly it is held, above 0 to 1.</param>
public sealed record PictureCondition(Footage Footage, int FootageFrame, int AtFrame, double Strength);
