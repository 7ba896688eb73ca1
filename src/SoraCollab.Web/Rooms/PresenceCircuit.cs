using Microsoft.AspNetCore.Components.Server.Circuits;

namespace SoraCollab.Web.Rooms;

/// <summary>Tells the board when its browser's connection goes and comes.</summary>
public sealed class PresenceCircuit(BoardSession board) : CircuitHandler
{
    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        board.Suspend();
        return Task.CompletedTask;
    }

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        board.Resume();
        return Task.CompletedTask;
    }
}
