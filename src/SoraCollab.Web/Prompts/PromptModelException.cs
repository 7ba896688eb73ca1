using SoraCollab.Core;

namespace SoraCollab.Web.Prompts;

/// <summary>The language model gave no answer that can be used; the message says why, for people.</summary>
/// <param name="message">What happened.</param>
/// <param name="mayPass">Whether asking again may help.</param>
public sealed class PromptModelException(string message, bool mayPass) : StudioException(message)
{
    /// <summary>Whether asking again may help.</summary>
    public bool MayPass { get; } = mayPass;
}
