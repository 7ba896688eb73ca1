namespace SoraCollab.Training.Captions;

/// <summary>A subject in a setting: where it is in words, what it can do, its verbs, how it is still, and shot sizes that suit it.</summary>
public sealed record VocabularyPlacement(
    string Subject, string Setting, IReadOnlyList<string> Places, IReadOnlyList<string> Motions,
    IReadOnlyList<string> Verbs, IReadOnlyList<string> Still, IReadOnlyList<string> Shots);
