namespace SoraCollab.Core.Text;

/// <summary>An edit does not fit the text it is applied to, or would leave half a character.</summary>
/// <param name="message">What does not fit.</param>
public sealed class InvalidTextOperationException(string message) : StudioException(message);
