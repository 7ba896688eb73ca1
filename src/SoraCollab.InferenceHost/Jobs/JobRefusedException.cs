namespace SoraCollab.InferenceHost.Jobs;

/// <summary>A job cannot be done; the message is a sentence for users.</summary>
internal sealed class JobRefusedException(string message) : Exception(message);
