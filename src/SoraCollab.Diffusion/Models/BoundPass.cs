using Microsoft.ML.OnnxRuntime;

namespace SoraCollab.Diffusion.Models;

/// <summary>Passes through a network that is one graph.</summary>
internal sealed class BoundPass(GraphSession session) : INetworkPass
{
    private readonly OrtIoBinding binding = session.Bind();

    public void BindInput(string name, OrtValue value) => binding.BindInput(name, value);

    public void BindOutput(OrtValue value) => binding.BindOutput(session.OutputNames[0], value);

    public void Run(CancellationToken cancellationToken) => session.Run(binding, cancellationToken);

    public void Dispose() => binding.Dispose();
}
