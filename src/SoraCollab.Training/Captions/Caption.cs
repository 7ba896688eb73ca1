namespace SoraCollab.Training.Captions;

/// <summary>A caption and which attributes of its scene it states; the others it leaves open.</summary>
public sealed record Caption(string Text, IReadOnlySet<SceneAttribute> Stated);
