using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace SoraCollab.InferenceHost.Tests.Models.Hub;

/// <summary>A hub on loopback that serves a folder as one repository, and misbehaves when told to.</summary>
internal sealed class TestHub : IAsyncDisposable
{
    public const string Commit = "0123456789abcdef0123456789abcdef01234567";

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly string folder;
    private readonly Task serving;

    public TestHub(string folder)
    {
        this.folder = folder;
        listener.Start();
        serving = ServeAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");

    /// <summary>What happens to the next requests for files, one each; well behaved when empty.</summary>
    public ConcurrentQueue<HubFault> Faults { get; } = new();

    /// <summary>Files asked for, with the first byte wanted.</summary>
    public ConcurrentQueue<(string File, long From)> Requests { get; } = new();

    /// <summary>A list of files to give instead of the true one.</summary>
    public string? Listing { get; set; }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            var client = await listener.AcceptTcpClientAsync(stop.Token);
            _ = Task.Run(async () =>
            {
                using (client)
                {
                    await AnswerAsync(client.GetStream()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }
            });
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        var (path, from) = await ReadRequestAsync(stream);
        if (path.StartsWith("/api/models/team/tiny/revision/", StringComparison.Ordinal))
            await WriteAsync(stream, "200 OK", Encoding.UTF8.GetBytes($"{{\"sha\":\"{Commit}\"}}"));
        else if (path.StartsWith($"/api/models/team/tiny/tree/{Commit}", StringComparison.Ordinal))
            await WriteAsync(stream, "200 OK", Encoding.UTF8.GetBytes(Listing ?? TrueListing()));
        else if (path.StartsWith($"/team/tiny/resolve/{Commit}/", StringComparison.Ordinal))
            await WriteFileAsync(stream, Uri.UnescapeDataString(path[$"/team/tiny/resolve/{Commit}/".Length..]), from);
        else
            await WriteAsync(stream, "404 Not Found", []);
    }

    private async Task WriteFileAsync(NetworkStream stream, string file, long from)
    {
        Requests.Enqueue((file, from));
        var content = await File.ReadAllBytesAsync(Path.Combine(folder, file));
        Faults.TryDequeue(out var fault);
        if (fault == HubFault.Corrupt) content = [.. content.Select(value => (byte)(value ^ 1))];
        if (fault == HubFault.IgnoreRange) from = 0;
        if (fault == HubFault.ServerError)
        {
            await WriteAsync(stream, "503 Service Unavailable", []);
            return;
        }

        var body = content[(int)from..];
        var claimed = fault == HubFault.ClaimMore ? body.Length + 1_000_000_000_000L : fault == HubFault.ClaimLess ? body.Length / 2 : body.Length;
        var sent = fault switch
        {
            HubFault.Drop => body[..(body.Length / 3)],
            HubFault.ClaimLess => body[..(body.Length / 2)],
            HubFault.ClaimMore => [.. body, .. new byte[5000]],
            _ => body,
        };
        var start = fault == HubFault.WrongRange ? from + 1 : from;
        var head = from > 0
            ? $"HTTP/1.1 206 Partial Content\r\nContent-Range: bytes {start}-{content.Length - 1}/{content.Length}\r\n"
            : "HTTP/1.1 200 OK\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"{head}Content-Length: {claimed}\r\nConnection: close\r\n\r\n"));
        await stream.WriteAsync(sent);
    }

    private string TrueListing() => JsonSerializer.Serialize(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file =>
    {
        var content = File.ReadAllBytes(file);
        var path = Path.GetRelativePath(folder, file).Replace('\\', '/');
        var git = Convert.ToHexStringLower(SHA1.HashData([.. Encoding.ASCII.GetBytes($"blob {content.Length}\0"), .. content]));
        return path.EndsWith(".safetensors", StringComparison.Ordinal)
            ? (object)new { type = "file", path, size = content.Length, oid = new string('a', 40), lfs = new { oid = Convert.ToHexStringLower(SHA256.HashData(content)), size = content.Length } }
            : new { type = "file", path, size = content.Length, oid = git };
    }));

    private static async Task<(string Path, long From)> ReadRequestAsync(NetworkStream stream)
    {
        var bytes = new List<byte>();
        var one = new byte[1];
        while (bytes.Count < 4 || !bytes[^4..].SequenceEqual("\r\n\r\n"u8.ToArray()))
        {
            if (await stream.ReadAsync(one) == 0) throw new IOException("The request ended.");
            bytes.Add(one[0]);
        }

        var lines = Encoding.ASCII.GetString([.. bytes]).Split("\r\n");
        var range = lines.FirstOrDefault(line => line.StartsWith("Range: bytes=", StringComparison.OrdinalIgnoreCase));
        return (lines[0].Split(' ')[1], range is null ? 0 : long.Parse(range.Split('=')[1].TrimEnd('-'), System.Globalization.CultureInfo.InvariantCulture));
    }

    private static async Task WriteAsync(NetworkStream stream, string status, byte[] body)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n"));
        await stream.WriteAsync(body);
    }
}
