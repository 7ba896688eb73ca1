namespace SoraCollab.InferenceHost.Models.Library;

/// <summary>A model cannot be added, used or removed as asked; the message is for people.</summary>
/// <param name="message">What was asked for, why not, and what to do.</param>
/// <param name="inner">The fault underneath, if any.</param>
public sealed class ModelRefusedException(string message, Exception? inner = null) : Exception(message, inner);
