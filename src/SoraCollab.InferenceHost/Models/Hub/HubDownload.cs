using System.Net;
using System.Security.Cryptography;
using System.Text;
using SoraCollab.InferenceHost.Connection;
using SoraCollab.InferenceHost.Models.Library;

namespace SoraCollab.InferenceHost.Models.Hub;

/// <summary>
/// Fetches files of a repository into a folder. What has come is kept as FILE.part when the connection breaks or the program ends, and the
/// next request asks for the rest; a file gets its name only when its length and hash are those that the Hub lists.
/// </summary>
/// <param name="hub">Where from.</param>
/// <param name="folder">Where to.</param>
/// <param name="time">Waits between attempts.</param>
public sealed class HubDownload(HubClient hub, string folder, TimeProvider time)
{
    /// <summary>Requests in a row that bring nothing before giving up.</summary>
    public const int MostVainRequests = 5;

    /// <summary>A server that is silent for so long is asked anew.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(60);

    /// <summary>Fetches a file.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="file">The file.</param>
    /// <param name="arrived">Told how many more bytes are here, those of an earlier run included; negative when some are thrown away.</param>
    /// <param name="cancellationToken">Stops; what has come stays.</param>
    /// <exception cref="ModelRefusedException">It could not be fetched, or is not what the Hub lists.</exception>
    /// <exception cref="IOException">It cannot be written.</exception>
    public async Task FetchAsync(HubRepository repository, HubFile file, Action<long> arrived, CancellationToken cancellationToken)
    {
        var target = Path.Combine(folder, file.Path.Replace('/', Path.DirectorySeparatorChar));
        if (File.Exists(target) && new FileInfo(target).Length == file.Bytes)
        {
            arrived(file.Bytes);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var part = target + ".part";
        for (var again = false; ; again = true)
        {
            await ReceiveAsync(repository, file, part, arrived, cancellationToken);
            if (await IsRightAsync(part, file, cancellationToken)) break;
            File.Delete(part);
            arrived(-file.Bytes);
            if (again) throw new ModelRefusedException($"{file.Path} of {repository.Id} arrived twice with another content than the Hub lists (its hash differs); it was thrown away.");
        }

        File.Move(part, target, overwrite: true);
    }

    private async Task ReceiveAsync(HubRepository repository, HubFile file, string part, Action<long> arrived, CancellationToken cancellationToken)
    {
        await using var stream = new FileStream(part, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
        if (stream.Length > file.Bytes) stream.SetLength(0);
        stream.Position = stream.Length;
        arrived(stream.Length);
        var (vain, delay, reason) = (0, new RetryDelay(), "");
        while (stream.Length < file.Bytes)
        {
            var before = stream.Length;
            try
            {
                reason = await ReceiveOnceAsync(repository, file, stream, arrived, cancellationToken);
            }
            catch (Exception failure) when (IsOfTheNetwork(failure) && !cancellationToken.IsCancellationRequested)
            {
                reason = failure.Message;
            }

            if (stream.Length == file.Bytes) break;
            vain = stream.Length > before ? 0 : vain + 1;
            if (vain == MostVainRequests)
                throw new ModelRefusedException($"{file.Path} of {repository.Id} could not be fetched: {reason} {stream.Length} of {file.Bytes} bytes are here; asking again goes on from there.");
            if (vain == 0) delay.Reset();
            await Task.Delay(delay.Next(), time, cancellationToken);
        }

        await stream.FlushAsync(cancellationToken);
    }

    /// <summary>One request for the rest.</summary>
    /// <returns>Why it brought less than the rest.</returns>
    private async Task<string> ReceiveOnceAsync(HubRepository repository, HubFile file, FileStream stream, Action<long> arrived, CancellationToken cancellationToken)
    {
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        silence.CancelAfter(Silence);
        using var response = await hub.GetAsync(repository, file, stream.Length, silence.Token);
        if (response.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.PartialContent)) return $"the server answered {(int)response.StatusCode}.";
        var range = response.Content.Headers.ContentRange;
        if (response.StatusCode == HttpStatusCode.OK && stream.Length > 0)
        {
            // It does not know ranges, or the file was replaced: from the start.
            arrived(-stream.Length);
            stream.SetLength(0);
        }
        else if (response.StatusCode == HttpStatusCode.PartialContent && (range?.From != stream.Length || range.Length is { } whole && whole != file.Bytes))
        {
            return $"the server was asked for the bytes from {stream.Length} on and answered with {range}.";
        }

        await using var body = await response.Content.ReadAsStreamAsync(silence.Token);
        var buffer = new byte[256 * 1024];
        while (stream.Length < file.Bytes)
        {
            // No more than is listed: a server that claims more fills no disk.
            var count = await body.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, file.Bytes - stream.Length)), silence.Token);
            if (count == 0) return $"the connection ended after {stream.Length} of {file.Bytes} bytes.";
            await stream.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
            arrived(count);
            silence.CancelAfter(Silence);
        }

        return "";
    }

    private static bool IsOfTheNetwork(Exception failure) =>
        failure is HttpRequestException or OperationCanceledException or HttpIOException || (failure is IOException && failure.InnerException is System.Net.Sockets.SocketException);

    private static async Task<bool> IsRightAsync(string path, HubFile file, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(file.Sha256 is null ? HashAlgorithmName.SHA1 : HashAlgorithmName.SHA256);
        if (file.Sha256 is null) hash.AppendData(Encoding.ASCII.GetBytes($"blob {file.Bytes}\0")); // what git hashes
        await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
        var buffer = new byte[1 << 20];
        while (await stream.ReadAsync(buffer, cancellationToken) is > 0 and var count) hash.AppendData(buffer, 0, count);
        return Convert.ToHexStringLower(hash.GetHashAndReset()) == (file.Sha256 ?? file.GitHash);
    }
}
