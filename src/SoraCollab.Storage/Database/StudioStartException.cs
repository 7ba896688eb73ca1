using SoraCollab.Core;

namespace SoraCollab.Storage.Database;

/// <summary>The studio cannot start on its data folder. The data are untouched.</summary>
/// <param name="message">Why, and what to do.</param>
/// <param name="innerException">What lay under it, if anything.</param>
public sealed class StudioStartException(string message, Exception? innerException = null) : StudioException(message, innerException);
