using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using SoraCollab.InferenceHost.Models.Library;

namespace SoraCollab.InferenceHost.Models.Hub;

/// <summary>
/// Reads repositories of the Hugging Face Hub, or of a mirror with the same addresses: <c>api/models/ID/revision/REVISION</c>,
/// <c>api/models/ID/tree/COMMIT?recursive=true</c> and <c>ID/resolve/COMMIT/FILE</c>.
/// </summary>
public sealed partial class HubClient : IDisposable
{
    /// <summary>The Hub itself.</summary>
    public static readonly Uri DefaultAddress = new("https://huggingface.co/");

    private const int LongestAnswer = 16 * 1024 * 1024;
    private const int MostFiles = 20_000;
    private const int MostPages = 100;

    private readonly HttpClient http;
    private readonly Uri address;

    /// <summary>Prepares a client; nothing is asked yet.</summary>
    /// <param name="address">The Hub's address, http or https.</param>
    /// <param name="token">A token of the Hub for models that ask for one; null without.</param>
    /// <exception cref="ArgumentException">The address is not an absolute http or https address.</exception>
    public HubClient(Uri address, string? token = null)
    {
        this.address = Connection.StudioAddress.Base(address);
        http = new HttpClient(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(20), AutomaticDecompression = DecompressionMethods.None }) { Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("SoraCollab", "1"));

        // A redirect to where the files lie goes without it.
        if (!string.IsNullOrWhiteSpace(token)) http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Trim());
    }

    /// <summary>Whether a text looks like a repository's id.</summary>
    public static bool IsRepositoryId(string text) => RepositoryId().IsMatch(text);

    /// <summary>Reads what a repository holds.</summary>
    /// <param name="id">OWNER/NAME.</param>
    /// <param name="revision">A branch, tag or commit.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="ModelRefusedException">There is no such repository or it may not be read, or the Hub's answer makes no sense.</exception>
    /// <exception cref="HttpRequestException">The Hub cannot be reached.</exception>
    public async Task<HubRepository> OpenAsync(string id, string revision, CancellationToken cancellationToken)
    {
        if (!IsRepositoryId(id)) throw new ModelRefusedException($"\"{id}\" is not a repository: it looks like OWNER/NAME.");
        var (about, _) = await ReadAsync(new Uri(address, $"api/models/{id}/revision/{Uri.EscapeDataString(revision)}"), id, cancellationToken);
        using var details = about;
        var commit = details.RootElement.ValueKind == JsonValueKind.Object && details.RootElement.TryGetProperty("sha", out var sha) && sha.ValueKind == JsonValueKind.String ? sha.GetString()! : "";
        if (!Commit().IsMatch(commit)) throw Nonsense(id, $"the commit \"{commit}\"");
        var files = new List<HubFile>();
        Uri? page = new(address, $"api/models/{id}/tree/{commit}?recursive=true");
        for (var pages = 0; page is not null; pages++)
        {
            if (pages == MostPages || files.Count > MostFiles) throw Nonsense(id, $"more than {MostFiles} files");
            var (list, next) = await ReadAsync(page, id, cancellationToken);
            using (list) files.AddRange(Files(id, list.RootElement));
            page = next;
        }

        return new HubRepository(id, commit, [.. files]);
    }

    /// <summary>Asks for a file from a byte on; the caller disposes the answer, whose body is not read yet.</summary>
    internal async Task<HttpResponseMessage> GetAsync(HubRepository repository, HubFile file, long from, CancellationToken cancellationToken)
    {
        var path = string.Join('/', file.Path.Split('/').Select(Uri.EscapeDataString));
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, $"{repository.Id}/resolve/{repository.Revision}/{path}"));
        if (from > 0) request.Headers.Range = new RangeHeaderValue(from, null);
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private async Task<(JsonDocument Answer, Uri? Next)> ReadAsync(Uri from, string id, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(1));
        using var response = await http.GetAsync(from, HttpCompletionOption.ResponseHeadersRead, patience.Token);
        if (!response.IsSuccessStatusCode) throw Refusal(response.StatusCode, id);
        await using var body = await response.Content.ReadAsStreamAsync(patience.Token);
        var buffer = new MemoryStream();
        var chunk = new byte[64 * 1024];
        while (await body.ReadAsync(chunk, patience.Token) is > 0 and var count)
        {
            if (buffer.Length + count > LongestAnswer) throw Nonsense(id, $"an answer of more than {LongestAnswer} bytes");
            buffer.Write(chunk, 0, count);
        }

        try
        {
            return (JsonDocument.Parse(buffer.GetBuffer().AsMemory(0, (int)buffer.Length)), Next(response));
        }
        catch (JsonException)
        {
            throw Nonsense(id, "an answer that is not JSON");
        }
    }

    /// <summary>The next page of a list, which must lie on the same server.</summary>
    private Uri? Next(HttpResponseMessage response)
    {
        var link = response.Headers.TryGetValues("Link", out var links) ? NextLink().Match(string.Join(',', links)) : Match.Empty;
        return link.Success && Uri.TryCreate(address, link.Groups[1].Value, out var next) && next.Host == address.Host && next.Port == address.Port ? next : null;
    }

    private IEnumerable<HubFile> Files(string id, JsonElement list)
    {
        if (list.ValueKind != JsonValueKind.Array) throw Nonsense(id, "a list of files that is none");
        foreach (var entry in list.EnumerateArray())
        {
            if (entry.ValueKind != JsonValueKind.Object || Text(entry, "type") != "file") continue;
            var path = Text(entry, "path") ?? "";
            if (path.Length is 0 or > 400 || path.Contains('\\') || path.Split('/').Any(part => part is "" or "." or "..") || Path.IsPathRooted(path))
                throw Nonsense(id, $"the file name \"{path}\"");
            var size = entry.TryGetProperty("size", out var length) && length.TryGetInt64(out var bytes) ? bytes : -1;
            var hash = entry.TryGetProperty("lfs", out var lfs) && lfs.ValueKind == JsonValueKind.Object ? Text(lfs, "oid") ?? "" : null;
            var git = Text(entry, "oid") ?? "";
            if (size < 0 || !Commit().IsMatch(git) || (hash is not null && !Sha256().IsMatch(hash))) throw Nonsense(id, $"the file \"{path}\" with length {size} and hash \"{hash ?? git}\"");
            yield return new HubFile(path, size, hash, git);
        }
    }

    private static string? Text(JsonElement entry, string key) => entry.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private ModelRefusedException Refusal(HttpStatusCode status, string id) => new(status switch
    {
        HttpStatusCode.NotFound => $"There is no repository or revision of the name {id} at {address.Host}.",
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => $"{address.Host} does not let this host read {id}. If its page asks for consent, give it there and put your token into the variable HF_TOKEN.",
        _ => $"{address.Host} answered {(int)status} when asked for {id}. Try again later.",
    });

    private ModelRefusedException Nonsense(string id, string what) => new($"{address.Host} gave {what} for {id}; nothing of it is used.");

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]{0,95}/[A-Za-z0-9][A-Za-z0-9._-]{0,95}\z")]
    private static partial Regex RepositoryId();

    [GeneratedRegex(@"\A[0-9a-f]{40}\z")]
    private static partial Regex Commit();

    [GeneratedRegex(@"\A[0-9a-f]{64}\z")]
    private static partial Regex Sha256();

    [GeneratedRegex("<([^>]+)>; *rel=\"next\"")]
    private static partial Regex NextLink();
}
