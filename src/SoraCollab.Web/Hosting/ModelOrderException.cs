using SoraCollab.Core;

namespace SoraCollab.Web.Hosting;

/// <summary>Something that was asked of a host's models cannot be passed on; the message says why.</summary>
public sealed class ModelOrderException(string message) : StudioException(message);
