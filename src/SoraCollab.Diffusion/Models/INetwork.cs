namespace SoraCollab.Diffusion.Models;

/// <summary>A loaded network with one output, whether it is one graph or blocks that come and go.</summary>
internal interface INetwork : IDisposable
{
    /// <summary>Prepares passes that follow each other; the caller disposes them before the network.</summary>
    INetworkPass Begin();
}
