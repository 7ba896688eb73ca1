namespace SoraCollab.Training.Captions;

/// <summary>A bare verb, its third person and its participle.</summary>
public sealed record VocabularyVerb(string Verb, string ThirdPerson, string Participle);
