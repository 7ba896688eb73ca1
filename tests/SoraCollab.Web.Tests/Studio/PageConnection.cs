using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace SoraCollab.Web.Tests.Studio;

/// <summary>The live connection of a page, up to its handshake: enough to see whether the studio keeps it.</summary>
internal sealed class PageConnection : IAsyncDisposable
{
    private readonly ClientWebSocket _socket;

    private PageConnection(ClientWebSocket socket, Task closed) => (_socket, Closed) = (socket, closed);

    /// <summary>Ends when the studio has ended the connection.</summary>
    public Task Closed { get; }

    public static async Task<PageConnection> OpenAsync(Member member, Uri studio)
    {
        using var http = member.CreateClient();
        using var negotiated = await http.PostAsync("/_blazor/negotiate?negotiateVersion=1", null);
        negotiated.EnsureSuccessStatusCode();
        var token = (await negotiated.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("connectionToken").GetString();
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Cookie", member.Cookie);
        await socket.ConnectAsync(new UriBuilder(studio) { Scheme = "ws", Path = "/_blazor", Query = $"id={token}" }.Uri, CancellationToken.None);
        await socket.SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        var buffer = new byte[4096];
        await socket.ReceiveAsync(buffer, CancellationToken.None);
        return new PageConnection(socket, ReadAsync(socket, buffer));
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private static async Task ReadAsync(ClientWebSocket socket, byte[] buffer)
    {
        try
        {
            while ((await socket.ReceiveAsync(buffer, CancellationToken.None)).MessageType != WebSocketMessageType.Close)
            {
            }
        }
        catch (WebSocketException)
        {
            // Cut off without a word.
        }
    }
}
