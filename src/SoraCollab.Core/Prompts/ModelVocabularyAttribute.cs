namespace SoraCollab.Core.Prompts;

/// <summary>Something a prompt may state, as the subject or the weather.</summary>
/// <param name="Name">The attribute's name: subject, color, setting, time, weather, camera and so on.</param>
/// <param name="Values">What the model knows of it, in the model's own order.</param>
public sealed record ModelVocabularyAttribute(string Name, IReadOnlyList<ModelVocabularyValue> Values);
