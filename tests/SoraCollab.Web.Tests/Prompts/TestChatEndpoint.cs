using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SoraCollab.Web.Tests.Prompts;

/// <summary>A server that speaks OpenAI's chat protocol, well or badly.</summary>
internal sealed class TestChatEndpoint : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly CancellationTokenSource _ended = new();

    private TestChatEndpoint(WebApplication server) => _server = server;

    /// <summary>Root of the endpoint.</summary>
    public string Address => _server.Urls.First() + "/v1";

    /// <summary>What it does next; null answers a caption.</summary>
    public Func<HttpContext, string, Task>? Does { get; set; }

    /// <summary>The bodies that arrived.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>The keys that came with them.</summary>
    public ConcurrentQueue<string> Keys { get; } = new();

    public static async Task<TestChatEndpoint> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        var server = builder.Build();
        var endpoint = new TestChatEndpoint(server);
        server.MapPost("/v1/chat/completions", endpoint.ServeAsync);
        await server.StartAsync();
        return endpoint;
    }

    /// <summary>Answers with a text.</summary>
    public static Func<HttpContext, string, Task> Says(string text) => (context, _) => context.Response.WriteAsJsonAsync(new
    {
        id = "1", @object = "chat.completion", created = 1, model = "test",
        choices = new[] { new { index = 0, finish_reason = "stop", message = new { role = "assistant", content = text } } },
        usage = new { prompt_tokens = 1, completion_tokens = 1, total_tokens = 2 },
    });

    /// <summary>Answers with anything at all.</summary>
    public static Func<HttpContext, string, Task> Sends(int status, string body, string type = "application/json") => (context, _) =>
    {
        (context.Response.StatusCode, context.Response.ContentType) = (status, type);
        return context.Response.WriteAsync(body);
    };

    /// <summary>Never answers.</summary>
    public Func<HttpContext, string, Task> Hangs() => async (context, _) =>
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _ended.Token);
        await Task.Delay(Timeout.Infinite, either.Token).ContinueWith(_ => { }, TaskScheduler.Default);
    };

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _server.DisposeAsync();
        _ended.Dispose();
    }

    private async Task ServeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        Asked.Enqueue(body);
        Keys.Enqueue(context.Request.Headers.Authorization.ToString());
        await (Does ?? Says("nothing was set"))(context, body);
    }

    /// <summary>The text parts and the number of pictures of a question.</summary>
    public static (string Text, int Pictures) Read(string body)
    {
        using var json = JsonDocument.Parse(body);
        var content = json.RootElement.GetProperty("messages").EnumerateArray().Last().GetProperty("content");
        if (content.ValueKind == JsonValueKind.String) return (content.GetString()!, 0);
        var parts = content.EnumerateArray().ToList();
        return (string.Concat(parts.Where(part => part.GetProperty("type").GetString() == "text").Select(part => part.GetProperty("text").GetString())),
            parts.Count(part => part.GetProperty("type").GetString() == "image_url"));
    }
}
