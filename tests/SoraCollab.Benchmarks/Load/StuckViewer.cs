using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace SoraCollab.Benchmarks.Load;

/// <summary>A viewer that joins the room, watches the previews, and then reads nothing more: as a laptop that slept, or a line that hangs.</summary>
internal sealed class StuckViewer : IAsyncDisposable
{
    private readonly List<ClientWebSocket> sockets = [];

    public static async Task<StuckViewer> OpenAsync(LoadStudio studio, string cookie)
    {
        var viewer = new StuckViewer();
        await viewer.JoinAsync(studio, cookie, "/hubs/room", "json", Encoding.UTF8.GetBytes($"{{\"type\":1,\"target\":\"Join\",\"arguments\":[\"{studio.Film}\",null]}}\u001e"), WebSocketMessageType.Text);
        await viewer.JoinAsync(studio, cookie, "/hubs/preview", "messagepack", Watch(studio), WebSocketMessageType.Binary);
        return viewer;
    }

    public ValueTask DisposeAsync()
    {
        sockets.ForEach(socket => socket.Dispose());
        return ValueTask.CompletedTask;
    }

    private async Task JoinAsync(LoadStudio studio, string cookie, string hub, string protocol, byte[] call, WebSocketMessageType type)
    {
        using var http = new HttpClient(new HttpClientHandler { UseCookies = false });
        http.DefaultRequestHeaders.Add("Cookie", cookie);
        using var negotiated = await http.PostAsync(new Uri(studio.Address, $"{hub}/negotiate?negotiateVersion=1"), null);
        negotiated.EnsureSuccessStatusCode();
        var token = (await negotiated.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("connectionToken").GetString();
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Cookie", cookie);
        await socket.ConnectAsync(new UriBuilder(studio.Address) { Scheme = "ws", Path = hub, Query = $"id={token}" }.Uri, CancellationToken.None);
        sockets.Add(socket);
        await socket.SendAsync(Encoding.UTF8.GetBytes($"{{\"protocol\":\"{protocol}\",\"version\":1}}\u001e"), WebSocketMessageType.Text, true, CancellationToken.None);
        await socket.ReceiveAsync(new byte[1024], CancellationToken.None);
        await socket.SendAsync(call, type, true, CancellationToken.None);
    }

    // [1, {}, null, "Watch", ["film"], []] in MessagePack, behind its length.
    private static byte[] Watch(LoadStudio studio)
    {
        var film = Encoding.UTF8.GetBytes(studio.Film.ToString());
        byte[] body = [0x96, 1, 0x80, 0xC0, 0xA5, .. "Watch"u8, 0x91, 0xD9, (byte)film.Length, .. film, 0x90];
        return [(byte)body.Length, .. body];
    }
}
