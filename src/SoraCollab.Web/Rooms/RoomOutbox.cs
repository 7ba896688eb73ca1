using System.Threading.Channels;

namespace SoraCollab.Web.Rooms;

/// <summary>
/// What waits to be sent to one connection, in order. A browser that reads slowly holds up nobody else; one that reads nothing is put off
/// once <see cref="Capacity"/> messages wait, and asks for what it missed when it comes back.
/// </summary>
internal sealed class RoomOutbox : IDisposable
{
    /// <summary>Most messages that wait. They are shared with the other connections, so each costs a reference.</summary>
    public const int Capacity = 512;

    // Carets are worth nothing late: they are the first to be left out.
    private const int MostBeforeCarets = 32;

    private readonly Channel<Func<IRoomClient, Task>> _waiting = Channel.CreateBounded<Func<IRoomClient, Task>>(
        new BoundedChannelOptions(Capacity) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });
    private readonly IRoomClient _client;
    private readonly Action _putOff;

    public RoomOutbox(IRoomClient client, Action putOff)
    {
        (_client, _putOff) = (client, putOff);
        Sending = Task.Run(SendAsync);
    }

    /// <summary>Ends when the connection has left.</summary>
    public Task Sending { get; }

    /// <summary>Puts a message at the end; where there is no room, the connection is put off.</summary>
    public void Post(Func<IRoomClient, Task> message)
    {
        if (!_waiting.Writer.TryWrite(message) && _waiting.Writer.TryComplete())
            _putOff();
    }

    /// <summary>Puts a caret at the end, unless too much waits.</summary>
    public void PostCaret(CaretMoved caret)
    {
        if (_waiting.Reader.Count < MostBeforeCarets)
            _waiting.Writer.TryWrite(client => client.CaretMoved(caret));
    }

    public void Dispose() => _waiting.Writer.TryComplete();

    private async Task SendAsync()
    {
        await foreach (var message in _waiting.Reader.ReadAllAsync())
        {
            try
            {
                await message(_client);
            }
            catch (Exception failure) when (failure is OperationCanceledException or IOException or InvalidOperationException)
            {
                // The connection ended meanwhile; what it missed it asks for when it is back.
            }
        }
    }
}
