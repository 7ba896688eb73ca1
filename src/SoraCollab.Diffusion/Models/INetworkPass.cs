using Microsoft.ML.OnnxRuntime;

namespace SoraCollab.Diffusion.Models;

/// <summary>Passes through a network, one after another, by one thread at a time.</summary>
internal interface INetworkPass : IDisposable
{
    /// <summary>Gives an input, which stays for later passes. One whose values have changed is given again.</summary>
    void BindInput(string name, OrtValue value);

    /// <summary>Says where the output goes.</summary>
    void BindOutput(OrtValue value);

    /// <summary>One pass.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled; the pass stops at its next operator.</exception>
    void Run(CancellationToken cancellationToken);
}
