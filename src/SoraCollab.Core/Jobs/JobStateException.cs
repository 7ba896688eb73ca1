namespace SoraCollab.Core.Jobs;

/// <summary>What was asked does not fit the job's state.</summary>
/// <param name="message">What was asked, what the state is and which states allow it.</param>
public sealed class JobStateException(string message) : StudioException(message);
