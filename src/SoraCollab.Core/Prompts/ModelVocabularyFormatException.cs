namespace SoraCollab.Core.Prompts;

/// <summary>A model's vocabulary.json cannot be read; the message says what is wrong with it.</summary>
public sealed class ModelVocabularyFormatException(string message, Exception? innerException = null)
    : Exception(message, innerException);
