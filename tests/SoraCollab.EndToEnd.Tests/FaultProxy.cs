using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace SoraCollab.EndToEnd.Tests;

/// <summary>A bad line to the studio: each byte is late, and connections break off and are refused when a test says so.</summary>
public sealed class FaultProxy : IAsyncDisposable
{
    private const int BlockSize = 16 * 1024;

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<TcpClient, byte> open = new();
    private readonly CancellationTokenSource ends = new();
    private readonly int target;
    private readonly TimeSpan delay;
    private readonly Task accepting;
    private volatile bool refuses;

    /// <param name="target">Port of the studio.</param>
    /// <param name="delay">How late each byte is in each direction; the round trip takes twice as long.</param>
    public FaultProxy(int target, TimeSpan delay)
    {
        (this.target, this.delay) = (target, delay);
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>Where a browser finds the studio by this line.</summary>
    public string Address => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

    /// <summary>Breaks every connection off and lets none come to be until <see cref="Mend"/>.</summary>
    public void Cut()
    {
        refuses = true;
        foreach (var client in open.Keys) client.Close();
    }

    /// <summary>Lets connections come to be again.</summary>
    public void Mend() => refuses = false;

    public async ValueTask DisposeAsync()
    {
        await ends.CancelAsync();
        listener.Stop();
        foreach (var client in open.Keys) client.Close();
        await accepting;
        ends.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(ends.Token);
                if (refuses) client.Close();
                else _ = ServeAsync(client);
            }
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        var studio = new TcpClient();
        open[client] = open[studio] = 0;
        try
        {
            await studio.ConnectAsync(IPAddress.Loopback, target, ends.Token);
            (client.NoDelay, studio.NoDelay) = (true, true);
            await Task.WhenAny(PassAsync(client.GetStream(), studio.GetStream()), PassAsync(studio.GetStream(), client.GetStream()));
        }
        catch (Exception broken) when (broken is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // One side is gone, and the other goes too.
        }
        finally
        {
            open.TryRemove(client, out _);
            open.TryRemove(studio, out _);
            client.Close();
            studio.Close();
        }
    }

    // Read at once and written when its time has come, so that what follows closely is late by the same, not by twice.
    private async Task PassAsync(NetworkStream from, NetworkStream to)
    {
        var blocks = Channel.CreateUnbounded<(long Due, byte[] Bytes)>();
        var writing = WriteAsync();
        try
        {
            var buffer = new byte[BlockSize];
            for (int read; (read = await from.ReadAsync(buffer, ends.Token)) > 0;)
                blocks.Writer.TryWrite((Environment.TickCount64 + (long)delay.TotalMilliseconds, buffer[..read]));
        }
        finally
        {
            blocks.Writer.Complete();
        }

        await writing;

        async Task WriteAsync()
        {
            await foreach (var (due, bytes) in blocks.Reader.ReadAllAsync(ends.Token))
            {
                if (due - Environment.TickCount64 is > 0 and var wait) await Task.Delay(TimeSpan.FromMilliseconds(wait), ends.Token);
                await to.WriteAsync(bytes, ends.Token);
            }
        }
    }
}
