namespace SoraCollab.InferenceHost.Connection;

/// <summary>The studio could not be reached, or went away before it answered: the same may be said again later.</summary>
internal sealed class StudioAwayException(Exception? inner = null) : Exception("The studio is away.", inner);
