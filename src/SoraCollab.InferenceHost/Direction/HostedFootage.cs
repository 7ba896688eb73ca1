using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using SoraCollab.Core;
using SoraCollab.Core.Hosting;
using SoraCollab.InferenceHost.Connection;
using SoraCollab.InferenceHost.Jobs;

namespace SoraCollab.InferenceHost.Direction;

/// <summary>
/// Footage that the studio gives out, kept on this host's disk under its hash: variations of a shot and takes made of takes
/// fetch it once.
/// </summary>
internal sealed class HostedFootage : IDisposable
{
    private const int MostTries = 3;
    private const long MostBytes = 8L * 1024 * 1024 * 1024;

    private readonly HttpClient http;
    private readonly string folder;
    private readonly TimeProvider time;

    public HostedFootage(InferenceHostOptions options)
    {
        time = options.Time;
        folder = Path.Combine(Path.GetFullPath(options.WorkFolder), "footage");
        // No limit on a download as a whole: a master may be large. A lost lease ends it.
        http = new HttpClient { BaseAddress = StudioAddress.Base(options.Server), Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", options.Key);
    }

    /// <summary>The files that a lease may read.</summary>
    public IFootageFiles Of(LeaseWatch watch) => new Leased(this, watch);

    public void Dispose() => http.Dispose();

    private async Task<string> FindAsync(LeaseWatch watch, string hash, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, hash);
        if (File.Exists(path))
        {
            File.SetLastAccessTimeUtc(path, time.GetUtcNow().UtcDateTime);
            return path;
        }

        Directory.CreateDirectory(folder);
        var delay = new RetryDelay();
        for (var tries = 1; ;)
        {
            var part = path + ".part";
            try
            {
                if (await FetchAsync(watch, hash, part, cancellationToken))
                {
                    File.Move(part, path, overwrite: true);
                    Prune(path);
                    return path;
                }

                if (++tries > MostTries) throw new JobRefusedException($"Footage {hash[..12]} arrived damaged {MostTries} times. Check the network between the host and the studio, then try again.");
            }
            catch (StudioAwayException)
            {
                await Task.Delay(delay.Next(), time, cancellationToken);
            }
            finally
            {
                File.Delete(part);
            }
        }
    }

    /// <returns>Whether what arrived is what was asked for.</returns>
    private async Task<bool> FetchAsync(LeaseWatch watch, string hash, string part, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, HostProtocol.FootagePath(watch.Lease.JobId, hash).TrimStart('/'));
        request.Headers.Add(HostProtocol.LeaseTokenHeader, watch.Lease.LeaseToken.ToString(CultureInfo.InvariantCulture));
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (response.StatusCode == HttpStatusCode.Conflict)
            {
                watch.Heed(Core.Jobs.LeaseAnswer.LeaseLost);
                cancellationToken.ThrowIfCancellationRequested();
            }

            if (!response.IsSuccessStatusCode) throw await RefusalAsync(response, hash, cancellationToken);
            await using var file = File.Create(part);
            await response.Content.CopyToAsync(file, cancellationToken);
            file.Position = 0;
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken)) == hash;
        }
        catch (HttpRequestException failure)
        {
            throw new StudioAwayException(failure);
        }
    }

    private static async Task<Exception> RefusalAsync(HttpResponseMessage response, string hash, CancellationToken cancellationToken) => response.StatusCode switch
    {
        >= HttpStatusCode.InternalServerError or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests =>
            new StudioAwayException(new HttpRequestException($"{(int)response.StatusCode} {response.StatusCode}")),
        _ => new JobRefusedException(
            $"The studio does not give out footage {hash[..Math.Min(12, hash.Length)]} ({(int)response.StatusCode} {response.StatusCode}). {(await response.Content.ReadAsStringAsync(cancellationToken)).Trim()}".TrimEnd()),
    };

    /// <summary>Keeps the folder small: what was not read for longest goes first.</summary>
    private void Prune(string latest)
    {
        var bytes = 0L;
        foreach (var file in new DirectoryInfo(folder).GetFiles().OrderByDescending(file => file.LastAccessTimeUtc))
        {
            bytes += file.Length;
            if (bytes > MostBytes && file.FullName != latest) file.Delete();
        }
    }

    private sealed class Leased(HostedFootage footage, LeaseWatch watch) : IFootageFiles
    {
        public Task<string> FindAsync(string hash, CancellationToken cancellationToken) => footage.FindAsync(watch, hash, cancellationToken);
    }
}
