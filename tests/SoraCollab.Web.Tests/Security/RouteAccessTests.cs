using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using SoraCollab.Core;
using SoraCollab.Core.Hosting;
using SoraCollab.Core.Storyboards;
using SoraCollab.Web.Guests;

namespace SoraCollab.Web.Tests.Security;

/// <summary>Every address of the studio, asked for by everybody. An address that is not in the table fails the test.</summary>
public sealed class RouteAccessTests(AccessWorld world) : IClassFixture<AccessWorld>
{
    // 302 leads to the sign-in page, wherever it stands here. Pages that need an account are the same shell for whoever has one:
    // what they show there is in PageAccessTests.
    private const string Table = """
        # who asks                                        | anonymous guest comment approve download stranger viewer reviewer editor owner admin host otherhost
        GET /                                             | 302 302 302 302 302 200 200 200 200 200 200 302 302
        GET /hosts                                        | 302 302 302 302 302 200 200 200 200 200 200 302 302
        GET /models                                       | 302 302 302 302 302 200 200 200 200 200 200 302 302
        GET /account                                      | 302 302 302 302 302 200 200 200 200 200 200 302 302
        GET /account/password                             | 302 302 302 302 302 200 200 200 200 200 200 302 302
        GET /account/second-factor                        | 302 302 302 302 302 200 200 200 200 200 200 302 302
        GET /admin                                        | 302 302 302 302 302 200 200 200 200 200 200 302 302
        GET /admin/invitations                            | 302 302 302 302 302 200 200 200 200 200 200 302 302
        GET /admin/audit                                  | 302 302 302 302 302 200 200 200 200 200 200 302 302
        GET /sign-out                                     | 302 302 302 302 302 200 200 200 200 200 200 302 302
        GET /projects/{Project:guid}                      | 302 302 302 302 302 200 200 200 200 200 200 302 302
        GET /projects/{Project:guid}/deliver              | 302 302 302 302 302 200 200 200 200 200 200 302 302
        GET /projects/{Project:guid}/members              | 302 302 302 302 302 200 200 200 200 200 200 302 302
        GET /projects/{Project:guid}/review               | 302 302 302 302 302 200 200 200 200 200 200 302 302
        GET /projects/{Project:guid}/review/{ShotKey:guid} | 302 302 302 302 302 200 200 200 200 200 200 302 302
        GET /projects/{Project:guid}/history              | 302 302 302 302 302 200 200 200 200 200 200 302 302
        GET /projects/{Project:guid}/script               | 302 302 302 302 302 200 200 200 200 200 200 302 302
        GET /projects/{Project:guid}/shots                | 302 302 302 302 302 200 200 200 200 200 200 302 302
        GET /projects/{Project:guid}/shots/{ShotKey:guid} | 302 302 302 302 302 200 200 200 200 200 200 302 302
        # Set-up is closed: it leads to the sign-in page.
        GET /setup                                        | 302 302 302 302 302 302 302 302 302 302 302 302 302
        GET /sign-in                                      | 200 200 200 200 200 200 200 200 200 200 200 200 200
        GET /forgot-password                              | 200 200 200 200 200 200 200 200 200 200 200 200 200
        GET /reset-password                               | 200 200 200 200 200 200 200 200 200 200 200 200 200
        # No issuer is configured: there is nothing to be sent to, and nobody who came back.
        GET /sign-in/openid                               | 404 404 404 404 404 404 404 404 404 404 404 404 404
        GET /sign-in/openid/done                          | 302 302 302 302 302 302 302 302 302 302 302 302 302
        GET /account/openid                               | 401 401 401 401 401 404 404 404 404 404 404 401 401
        GET /account/openid/done                          | 401 401 401 401 401 404 404 404 404 404 404 401 401
        GET /sign-in/code                                 | 200 200 200 200 200 200 200 200 200 200 200 200 200
        # 422: an answer to a challenge that was not asked for.
        POST /account/passkeys/options                    | 401 401 401 401 401 200 200 200 200 200 200 401 401
        POST /account/passkeys                            | 401 401 401 401 401 422 422 422 422 422 422 401 401
        POST /sign-in/passkey/options                     | 200 200 200 200 200 200 200 200 200 200 200 200 200
        POST /sign-in/passkey                             | 422 422 422 422 422 422 422 422 422 422 422 422 422
        GET /join                                         | 200 200 200 200 200 200 200 200 200 200 200 200 200
        GET /error                                        | 200 200 200 200 200 200 200 200 200 200 200 200 200
        GET /not-found                                    | 200 200 200 200 200 200 200 200 200 200 200 200 200
        GET /guest                                        | 200 200 200 200 200 200 200 200 200 200 200 200 200
        GET /guest/review                                 | 410 200 200 200 200 410 410 410 410 410 410 410 410

        GET /media/{name}                                 | 401 401 401 401 401 404 200 200 200 200 404 401 401
        GET /exports/{id:guid}                            | 401 401 401 401 401 404 200 200 200 200 404 401 401
        GET /projects/{project:guid}/notes.csv            | 401 401 401 401 401 404 200 200 200 200 404 401 401
        GET /projects/{project:guid}/notes.pdf            | 401 401 401 401 401 404 200 200 200 200 404 401 401
        GET /api/projects/{project}/media                 | 401 401 401 401 401 404 200 200 200 200 404 401 401
        # 422: let through to the gate, which refuses a file that is none.
        POST /api/projects/{project}/media                | 401 401 401 401 401 404 403 403 422 422 404 401 401
        DELETE /api/projects/{project}/media/{hash}       | 401 401 401 401 401 404 403 403 204 204 404 401 401

        GET /admin/audit.csv                              | 401 401 401 401 401 403 403 403 403 403 200 401 401

        GET /guest/events                                 | 404 200 200 200 200 404 404 404 404 404 404 404 404
        # 503: let through to FFmpeg, which refuses a clip that is none.
        GET /guest/clips/{take:guid}                      | 404 503 503 503 503 404 404 404 404 404 404 404 404
        GET /guest/originals/{take:guid}                  | 404 404 404 404 200 404 404 404 404 404 404 404 404
        POST /guest/notes                                 | 404 403 204 403 403 404 404 404 404 404 404 404 404
        POST /guest/judgements                            | 404 403 403 204 403 404 404 404 404 404 404 404 404
        # 409: nothing of theirs to take back.
        POST /guest/undo                                  | 404 409 204 204 409 404 404 404 404 404 404 404 404

        # 409: another host's lease. 404: the job reads no such footage.
        PUT /api/host/jobs/{jobId}/files/{kind}           | 401 401 401 401 401 401 401 401 401 401 401 200 409
        GET /api/host/jobs/{jobId}/footage/{hash}         | 401 401 401 401 401 401 401 401 401 401 401 404 409
        POST /hubs/room/negotiate                         | 401 401 401 401 401 200 200 200 200 200 200 401 401
        POST /hubs/preview/negotiate                      | 401 401 401 401 401 200 200 200 200 200 200 401 401
        POST /hubs/host/negotiate                         | 401 401 401 401 401 401 401 401 401 401 401 200 200
        # 400: let through to the hub, which asks for a connection's id.
        GET /hubs/room                                    | 401 401 401 401 401 400 400 400 400 400 400 401 401
        GET /hubs/preview                                 | 401 401 401 401 401 400 400 400 400 400 400 401 401
        GET /hubs/host                                    | 401 401 401 401 401 401 401 401 401 401 401 400 400
        POST /_blazor/negotiate                           | 401 401 401 401 401 200 200 200 200 200 200 401 401
        GET /_blazor                                      | 401 401 401 401 401 400 400 400 400 400 400 401 401
        GET /_blazor/initializers/                        | 401 401 401 401 401 200 200 200 200 200 200 401 401
        POST /_blazor/disconnect/                         | 401 401 401 401 401 400 400 400 400 400 400 401 401
        GET /_framework/opaque-redirect                   | 401 401 401 401 401 400 400 400 400 400 400 401 401
        """;

    private static IReadOnlyDictionary<string, string[]> Rows => AccessTable.Read(Table, AccessWorld.People);

    public static TheoryData<string> Addresses => [.. Rows.Keys];

    [Fact]
    public void EveryAddress_IsInTheTable() => AccessTable.AssertWhole(Endpoints().Select(KeyOf), Rows.Keys, "address");

    [Fact]
    public void EveryStaticFile_IsOneOfThePublicFolders()
    {
        var files = All().Where(IsStaticFile).ToList();
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.Matches("^/?(_content/MudBlazor/|_framework/blazor|css/|images/|js/|lib/|\\{\\*\\*path:file\\}|SoraCollab.Web)", file.RoutePattern.RawText));
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Address_AskedForByEverybody_AnswersAsTheTableSays(string address)
    {
        var answers = new List<string>();
        foreach (var person in AccessWorld.People)
        {
            using var client = world.CreateClient(person);
            // Something to take back, for whoever may do anything.
            foreach (var before in address == "POST /guest/undo" ? ["POST /guest/notes", "POST /guest/judgements"] : Array.Empty<string>())
                using (await client.SendAsync(RequestOf(before, person), TestContext.Current.CancellationToken)) { }
            using var request = RequestOf(address, person);
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
            if (answer.StatusCode == HttpStatusCode.Redirect) Assert.Contains("/sign-in", answer.Headers.Location!.ToString());
            answers.Add(((int)answer.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        Assert.Equal(string.Join(' ', Rows[address]), string.Join(' ', answers));
    }

    [Fact]
    public async Task EveryPage_PostedToWithoutItsToken_DoesNothing()
    {
        foreach (var page in Endpoints().Where(one => one.Metadata.GetMetadata<ComponentTypeMetadata>() is not null))
        {
            foreach (var person in AccessWorld.People)
            {
                using var client = world.CreateClient(person);
                using var request = new HttpRequestMessage(HttpMethod.Post, PathOf(page.RoutePattern.RawText!, person)) { Content = new FormUrlEncodedContent([new("_handler", "sign-out")]) };
                using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
                Assert.True((int)answer.StatusCode is 302 or 400 or 401, $"POST {page.RoutePattern.RawText} by {person}: {answer.StatusCode}");
            }
        }
    }

    private HttpRequestMessage RequestOf(string address, string person)
    {
        var parts = address.Split(' ', 2);
        var request = new HttpRequestMessage(new HttpMethod(parts[0]), PathOf(parts[1], person));
        if (Endpoints().Any(one => KeyOf(one) == address && one.Metadata.GetMetadata<ComponentTypeMetadata>() is not null))
            request.Headers.Add("Accept", "text/html");
        request.Content = parts[1] switch
        {
            "/guest/notes" => JsonContent.Create(new GuestNote(world.Shot, world.Take, 0, "Is that our boat?", []), options: StudioJson.Options),
            "/guest/judgements" => JsonContent.Create(new GuestJudgement(world.Shot, ShotStatus.Approved), options: StudioJson.Options),
            "/account/passkeys" or "/sign-in/passkey" => JsonContent.Create(new { credential = new { id = "AAAA" }, name = "Laptop" }),
            _ when parts[0] is "POST" or "PUT" => new ByteArrayContent([1, 2, 3]),
            _ => null,
        };
        return request;
    }

    private string PathOf(string pattern, string person) => pattern
        .Replace("{Project:guid}", world.Film.ToString(), StringComparison.Ordinal)
        .Replace("{project:guid}", world.Film.ToString(), StringComparison.Ordinal)
        .Replace("{project}", world.Film.ToString(), StringComparison.Ordinal)
        .Replace("{ShotKey:guid}", world.Shot.ToString(), StringComparison.Ordinal)
        .Replace("{take:guid}", world.Take.ToString(), StringComparison.Ordinal)
        .Replace("{id:guid}", world.Export.ToString(), StringComparison.Ordinal)
        .Replace("{name}", $"{world.ClipHash}.mp4", StringComparison.Ordinal)
        .Replace("{jobId}", world.Lease.JobId.ToString(), StringComparison.Ordinal)
        .Replace("{kind}", nameof(TakeFileKind.Poster), StringComparison.Ordinal)
        .Replace("{hash}", world.MediaOf(person), StringComparison.Ordinal)
        + (pattern switch
        {
            "/guest" => $"?code={world.GuestCode}",
            _ when pattern.EndsWith("/negotiate", StringComparison.Ordinal) => "?negotiateVersion=1",
            "/api/projects/{project}/media" => "?name=none.png",
            _ => "",
        });

    private IEnumerable<RouteEndpoint> All() => world.Studio.Get<IEnumerable<EndpointDataSource>>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().DistinctBy(KeyOf);

    private IEnumerable<RouteEndpoint> Endpoints() => All().Where(endpoint => !IsStaticFile(endpoint));

    private static bool IsStaticFile(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null || endpoint.RoutePattern.RawText == "{**path:file}";

    // Hubs and pages answer to several methods: the one that does something without a token or a connection stands for them.
    private static string KeyOf(RouteEndpoint endpoint)
    {
        var pattern = endpoint.RoutePattern.RawText!;
        var method = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.FirstOrDefault()
            ?? (pattern.EndsWith("/negotiate", StringComparison.Ordinal) || pattern.EndsWith("/disconnect/", StringComparison.Ordinal) ? "POST" : "GET");
        return $"{method} {pattern}";
    }
}
