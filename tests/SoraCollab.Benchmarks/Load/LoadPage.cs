using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace SoraCollab.Benchmarks.Load;

/// <summary>A board as a browser has it open: the page is fetched, its circuit begun, each drawing confirmed, each call of script answered.</summary>
internal sealed partial class LoadPage : IAsyncDisposable
{
    private readonly HubConnection connection;
    private readonly TaskCompletionSource drawn = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private LoadPage(HubConnection connection, Action<string> onToken)
    {
        this.connection = connection;
        connection.On<int, string>("JS.AttachComponent", (_, _) => { });
        connection.On<string>("JS.EndUpdateRootComponents", _ => { });
        connection.On<string>("JS.EndInvokeDotNet", _ => { });
        connection.On<string>("JS.Error", failure => drawn.TrySetException(new InvalidOperationException(failure)));
        connection.On<int, byte[]>("JS.RenderBatch", async (batch, bytes) =>
        {
            foreach (Match token in Token().Matches(Encoding.Latin1.GetString(bytes))) onToken(token.Value);
            if (Encoding.Latin1.GetString(bytes).Contains("data-shot", StringComparison.Ordinal)) drawn.TrySetResult();
            await connection.SendAsync("OnRenderCompleted", (long)batch, null);
        });
        connection.On("JS.BeginInvokeJS", [typeof(long), typeof(string), typeof(string), typeof(int), typeof(long), typeof(int)], async values =>
        {
            var (handle, result) = ((long)values[0]!, (int)values[3]!);
            // A module or an object is answered with one; anything else with nothing.
            if (handle != 0) await connection.SendAsync("EndInvokeJSFromDotNet", handle, true, $"[{handle},true,{(result == 1 ? "{\"__jsObjectId\":1}" : "null")}]");
        });
    }

    public static async Task<LoadPage> OpenAsync(LoadStudio studio, string cookie, Action<string> onToken)
    {
        var address = new Uri(studio.Address, $"/projects/{studio.Film}");
        using var http = new HttpClient(new HttpClientHandler { UseCookies = false });
        http.DefaultRequestHeaders.Add("Cookie", cookie);
        http.DefaultRequestHeaders.Add("Accept", "text/html");
        var html = await http.GetStringAsync(address);
        var markers = Marker().Matches(html).Select(marker => JsonDocument.Parse(marker.Groups[1].Value).RootElement).ToList();
        if (markers.Count == 0) throw new InvalidOperationException($"The page has no interactive part:\n{html[..Math.Min(html.Length, 500)]}");

        var builder = new HubConnectionBuilder().WithUrl(new Uri(studio.Address, "/_blazor"), options => options.Headers["Cookie"] = cookie);
        builder.Services.AddSingleton<IHubProtocol>(new BlazorPack());
        var page = new LoadPage(builder.Build(), onToken);
        await page.connection.StartAsync();
        var circuit = await page.connection.InvokeAsync<string?>("StartCircuit", studio.Address.ToString(), address.ToString(), "[]", "");
        if (circuit is null) throw new InvalidOperationException($"The studio began no circuit:\n{studio.Log}");
        var operations = markers.Select((marker, at) => new { type = "add", ssrComponentId = at + 1, marker });
        await page.connection.SendAsync("UpdateRootComponents", JsonSerializer.Serialize(new { batchId = 1, operations }), "");
        await page.drawn.Task.WaitAsync(TimeSpan.FromSeconds(60));
        return page;
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    [GeneratedRegex("<!--Blazor:(\\{.*?\"type\":\"server\".*?\\})-->")]
    private static partial Regex Marker();

    [GeneratedRegex("#e[0-9]+n[0-9]+;")]
    private static partial Regex Token();
}
