using SoraCollab.Core;

namespace SoraCollab.Web.Queue;

/// <summary>A take cannot be queued or a job cannot be changed; nothing was done.</summary>
public sealed class GenerationRefusedException(string message) : StudioException(message);
