using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using SoraCollab.Core.Hosting;
using SoraCollab.InferenceHost.Connection;
using SoraCollab.InferenceHost.Jobs;

namespace SoraCollab.InferenceHost.Takes;

/// <summary>Uploads the files of takes by HTTP.</summary>
internal sealed class TakeUploads : IDisposable
{
    private const int MostTries = 3;

    private readonly HttpClient http;
    private readonly TakeShelf shelf;

    public TakeUploads(InferenceHostOptions options, TakeShelf shelf)
    {
        this.shelf = shelf;
        // No limit on an upload as a whole: a master may be large. A lost lease ends it.
        http = new HttpClient { BaseAddress = StudioAddress.Base(options.Server), Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", options.Key);
    }

    /// <summary>Uploads one file and checks that it arrived whole.</summary>
    /// <returns>False where the studio says that the lease is over.</returns>
    /// <exception cref="StudioAwayException">The studio cannot be reached or is in trouble: try again later.</exception>
    /// <exception cref="JobRefusedException">The studio refuses the file.</exception>
    public async Task<bool> PutAsync(FinishedTake take, TakeFileKind kind, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            using var response = await SendAsync(take, kind, cancellationToken);
            if (response.StatusCode == HttpStatusCode.Conflict) return false;
            var answer = (await response.Content.ReadAsStringAsync(cancellationToken)).Trim().Trim('"');
            if (!response.IsSuccessStatusCode) throw Refusal(response.StatusCode, kind, answer);
            if (string.Equals(answer, take.Hash(kind), StringComparison.OrdinalIgnoreCase)) return true;
            if (tries == MostTries)
                throw new JobRefusedException($"The take's {Name(kind)} arrived damaged {MostTries} times. Check the network between the host and the studio, then try again.");
        }
    }

    public void Dispose() => http.Dispose();

    private static string Name(TakeFileKind kind) => kind.ToString().ToLowerInvariant();

    private static Exception Refusal(HttpStatusCode status, TakeFileKind kind, string answer) => status switch
    {
        // The studio says in its own words that its disk is full; the take stays here for when the job is tried again.
        HttpStatusCode.InsufficientStorage when answer.Length > 0 => new JobRefusedException(answer),
        >= HttpStatusCode.InternalServerError or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests =>
            new StudioAwayException(new HttpRequestException($"{(int)status} {status}")),
        _ => new JobRefusedException($"The studio refused the take's {Name(kind)} ({(int)status} {status}). {answer}".TrimEnd()),
    };

    private async Task<HttpResponseMessage> SendAsync(FinishedTake take, TakeFileKind kind, CancellationToken cancellationToken)
    {
        var job = take.Completion.JobId;
        using var request = new HttpRequestMessage(HttpMethod.Put, HostProtocol.UploadPath(job, kind).TrimStart('/'));
        request.Headers.Add(HostProtocol.LeaseTokenHeader, take.Completion.LeaseToken.ToString(CultureInfo.InvariantCulture));
        await using var file = File.OpenRead(shelf.PathOf(job, FinishedTake.FileName(kind)));
        request.Content = new StreamContent(file);
        try
        {
            return await http.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException failure)
        {
            throw new StudioAwayException(failure);
        }
    }
}
