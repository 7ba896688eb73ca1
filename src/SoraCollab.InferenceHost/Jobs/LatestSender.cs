using System.Threading.Channels;

namespace SoraCollab.InferenceHost.Jobs;

/// <summary>Sends the newest of what it is offered and drops what was overtaken: who offers never waits for the network.</summary>
/// <typeparam name="T">What is sent.</typeparam>
internal sealed class LatestSender<T>
{
    private readonly Channel<T> slot = Channel.CreateBounded<T>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
    private readonly Task sending;

    /// <summary>Begins.</summary>
    /// <param name="send">Sends one; the next goes out when it has ended.</param>
    /// <param name="failed">Told what a sending threw; the next is sent all the same.</param>
    public LatestSender(Func<T, Task> send, Action<Exception> failed) => sending = Task.Run(() => RunAsync(send, failed));

    /// <summary>Puts something in the slot, in place of what still waits there.</summary>
    public void Offer(T item) => slot.Writer.TryWrite(item);

    /// <summary>Takes nothing more, sends what waits, and ends.</summary>
    public Task CloseAsync()
    {
        slot.Writer.TryComplete();
        return sending;
    }

    private async Task RunAsync(Func<T, Task> send, Action<Exception> failed)
    {
        await foreach (var item in slot.Reader.ReadAllAsync())
        {
            try
            {
                await send(item);
            }
            catch (Exception failure)
            {
                failed(failure);
            }
        }
    }
}
