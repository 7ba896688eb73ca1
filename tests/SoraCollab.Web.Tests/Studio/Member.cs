using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Http.Connections.Client;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using SoraCollab.Core;
using SoraCollab.Web.Rooms;

namespace SoraCollab.Web.Tests.Studio;

/// <summary>Somebody with an account, as their browser reaches the studio.</summary>
internal sealed class Member(StudioServer studio, UserId id, string email, ClaimsPrincipal principal, string cookie)
{
    /// <summary>Everybody's password.</summary>
    public const string Password = "a long enough password";

    public UserId Id { get; } = id;

    public string Email { get; } = email;

    public string Cookie { get; } = cookie;

    /// <summary>The same person after the studio was started again on its folder.</summary>
    public Member At(StudioServer restarted) => new(restarted, Id, Email, principal, Cookie);

    /// <summary>A browser's plain requests.</summary>
    public HttpClient CreateClient()
    {
        var client = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = studio.Address };
        client.DefaultRequestHeaders.Add("Cookie", Cookie);
        return client;
    }

    /// <summary>A browser's live connection.</summary>
    public HubConnection Connect(string path, Action<HttpConnectionOptions>? more = null, Action<IHubConnectionBuilder>? build = null)
    {
        var builder = new HubConnectionBuilder().WithUrl(new Uri(studio.Address, path), options =>
        {
            options.Headers["Cookie"] = Cookie;
            more?.Invoke(options);
        });
        build?.Invoke(builder);
        return builder.Build();
    }

    /// <summary>The services of a circuit of theirs.</summary>
    public AsyncServiceScope OpenCircuit()
    {
        var scope = studio.Services.CreateAsyncScope();
        var authentication = (IHostEnvironmentAuthenticationStateProvider)scope.ServiceProvider.GetRequiredService<AuthenticationStateProvider>();
        authentication.SetAuthenticationState(Task.FromResult(new AuthenticationState(principal)));
        return scope;
    }

    /// <summary>An open board of theirs.</summary>
    public async Task<(AsyncServiceScope Circuit, BoardSession Board)> OpenBoardAsync(ProjectId project)
    {
        var circuit = OpenCircuit();
        var board = circuit.ServiceProvider.GetRequiredService<BoardSession>();
        await board.OpenAsync(project);
        return (circuit, board);
    }
}
