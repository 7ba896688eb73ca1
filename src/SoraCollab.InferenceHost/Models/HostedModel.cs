using SoraCollab.Core.Hosting;

namespace SoraCollab.InferenceHost.Models;

/// <summary>A model in this host's models folder.</summary>
/// <param name="Folder">Full path of its folder.</param>
/// <param name="Info">What the studio is told of it.</param>
public sealed record HostedModel(string Folder, ModelInfo Info);
