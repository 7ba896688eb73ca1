using System.Collections.Concurrent;
using System.Collections.Specialized;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Web;

namespace SoraCollab.Testing.OpenId;

/// <summary>
/// An OpenID Connect issuer on this machine: discovery, keys, the code flow with PKCE (S256, demanded), tokens signed with RS256 and
/// user info. Whoever comes is <see cref="Person"/>, without a form.
/// </summary>
public sealed class OpenIdIssuer : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly RSA key = RSA.Create(2048);
    private readonly RSA strangeKey = RSA.Create(2048);
    private readonly ConcurrentDictionary<string, Grant> codes = new();
    private readonly ConcurrentDictionary<string, OpenIdPerson> tokens = new();

    public OpenIdIssuer(string clientId, string clientSecret)
    {
        (ClientId, ClientSecret) = (clientId, clientSecret);
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}";
        }
        listener.Prefixes.Add(Address + "/");
        listener.Start();
        _ = ServeAsync();
    }

    /// <summary>The issuer's address.</summary>
    public string Address { get; }

    public string ClientId { get; }

    public string ClientSecret { get; }

    /// <summary>Who is signed in here.</summary>
    public OpenIdPerson Person { get; set; } = new("subject-1", "jun@northlight.example", true, "Jun Okafor");

    /// <summary>Signs with a key that is not among the published ones.</summary>
    public bool SignsWithAStrangeKey { get; set; }

    /// <summary>What the token endpoint refused, in words.</summary>
    public ConcurrentQueue<string> Refusals { get; } = new();

    public void Dispose()
    {
        listener.Close();
        key.Dispose();
        strangeKey.Dispose();
    }

    private async Task ServeAsync()
    {
        while (listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await listener.GetContextAsync();
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
            try
            {
                await AnswerAsync(context);
            }
            catch (Exception failure)
            {
                Refusals.Enqueue(failure.ToString());
                context.Response.StatusCode = 500;
            }
            context.Response.Close();
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        switch (context.Request.Url!.AbsolutePath)
        {
            case "/.well-known/openid-configuration":
                await WriteAsync(context, new
                {
                    issuer = Address,
                    authorization_endpoint = Address + "/authorize",
                    token_endpoint = Address + "/token",
                    userinfo_endpoint = Address + "/userinfo",
                    jwks_uri = Address + "/keys",
                    response_types_supported = new[] { "code" },
                    subject_types_supported = new[] { "public" },
                    id_token_signing_alg_values_supported = new[] { "RS256" },
                    code_challenge_methods_supported = new[] { "S256" },
                });
                break;
            case "/keys":
                var published = key.ExportParameters(includePrivateParameters: false);
                await WriteAsync(context, new { keys = new[] { new { kty = "RSA", use = "sig", alg = "RS256", kid = "key-1", n = Encode(published.Modulus!), e = Encode(published.Exponent!) } } });
                break;
            case "/authorize":
                Authorize(context);
                break;
            case "/token":
                await GiveTokenAsync(context);
                break;
            case "/userinfo":
                var bearer = context.Request.Headers["Authorization"]?.Replace("Bearer ", "", StringComparison.Ordinal) ?? "";
                if (tokens.TryGetValue(bearer, out var person)) await WriteAsync(context, new { sub = person.Subject, email = person.Email, email_verified = person.IsVerified, name = person.Name });
                else context.Response.StatusCode = 401;
                break;
            default:
                context.Response.StatusCode = 404;
                break;
        }
    }

    private void Authorize(HttpListenerContext context)
    {
        var query = HttpUtility.ParseQueryString(context.Request.Url!.Query);
        if (query["client_id"] != ClientId || query["response_type"] != "code" || query["code_challenge_method"] != "S256" || query["code_challenge"] is not { Length: > 0 } challenge)
        {
            Refusals.Enqueue($"authorize: {query}");
            context.Response.StatusCode = 400;
            return;
        }
        var code = Encode(RandomNumberGenerator.GetBytes(16));
        codes[code] = new Grant(Person, query["redirect_uri"]!, challenge, query["nonce"]);
        context.Response.Redirect($"{query["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(query["state"] ?? "")}");
    }

    private async Task GiveTokenAsync(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream);
        var form = HttpUtility.ParseQueryString(await reader.ReadToEndAsync());
        // A code works once.
        if (!IsClient(context.Request, form) || form["code"] is not { } code || !codes.TryRemove(code, out var grant) || grant.RedirectUri != form["redirect_uri"]
            || Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"] ?? ""))) != grant.Challenge)
        {
            Refusals.Enqueue($"token: {form}");
            context.Response.StatusCode = 400;
            await WriteAsync(context, new { error = "invalid_grant" });
            return;
        }
        var access = Encode(RandomNumberGenerator.GetBytes(16));
        tokens[access] = grant.Person;
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        await WriteAsync(context, new
        {
            access_token = access,
            token_type = "Bearer",
            expires_in = 300,
            id_token = Sign(new { iss = Address, aud = ClientId, sub = grant.Person.Subject, iat = now, exp = now + 300, nonce = grant.Nonce, email = grant.Person.Email, email_verified = grant.Person.IsVerified, name = grant.Person.Name }),
        });
    }

    private bool IsClient(HttpListenerRequest request, NameValueCollection form)
    {
        if (request.Headers["Authorization"] is { } header && header.StartsWith("Basic ", StringComparison.Ordinal))
            return Encoding.UTF8.GetString(Convert.FromBase64String(header["Basic ".Length..])) == $"{ClientId}:{ClientSecret}";
        return form["client_id"] == ClientId && form["client_secret"] == ClientSecret;
    }

    private string Sign(object claims)
    {
        var signed = $"{Encode(JsonSerializer.SerializeToUtf8Bytes(new { alg = "RS256", kid = "key-1", typ = "JWT" }))}.{Encode(JsonSerializer.SerializeToUtf8Bytes(claims))}";
        var signer = SignsWithAStrangeKey ? strangeKey : key;
        return $"{signed}.{Encode(signer.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    private static string Encode(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);

    private static async Task WriteAsync(HttpListenerContext context, object answer)
    {
        context.Response.ContentType = "application/json";
        await context.Response.OutputStream.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(answer));
    }

    private sealed record Grant(OpenIdPerson Person, string RedirectUri, string Challenge, string? Nonce);
}
