namespace SoraCollab.Training.Captions;

/// <summary>A noun phrase of a subject, without and with the place of its colour.</summary>
public sealed record VocabularyNoun(string Subject, string Plain, string Colored);
