namespace SoraCollab.Core.Prompts;

/// <summary>One thing that can be said of a camera.</summary>
/// <param name="Aspect">What it is said of.</param>
/// <param name="Name">A short name for people: "Pan left".</param>
/// <param name="Wordings">How prompts say it; the first is the one that is written.</param>
public sealed record CameraChoice(CameraAspect Aspect, string Name, ValueList<string> Wordings);
