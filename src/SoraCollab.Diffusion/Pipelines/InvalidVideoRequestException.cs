namespace SoraCollab.Diffusion.Pipelines;

/// <summary>A request asks for something that the model cannot make.</summary>
/// <param name="parameter">Which value of the request.</param>
/// <param name="message">The value and what is allowed, in words for people.</param>
public sealed class InvalidVideoRequestException(string parameter, string message) : Exception(message)
{
    /// <summary>Which value of the request.</summary>
    public string Parameter { get; } = parameter;
}
