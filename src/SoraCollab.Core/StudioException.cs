namespace SoraCollab.Core;

/// <summary>
/// A refusal with a message meant for the person who asked: it names the value and says what is allowed.
/// </summary>
public abstract class StudioException : Exception
{
    /// <summary>Creates the refusal.</summary>
    /// <param name="message">What was refused and what is allowed, in a sentence a user can act on.</param>
    /// <param name="innerException">What lay under it, if anything.</param>
    protected StudioException(string message, Exception? innerException = null) : base(message, innerException)
    {
    }
}
