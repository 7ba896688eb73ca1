using Microsoft.AspNetCore.SignalR;
using SoraCollab.Web.Accounts;

namespace SoraCollab.Web.Security;

/// <summary>Knows every live connection, those of pages too, and ends it when its account opens nothing any more.</summary>
public sealed class ConnectionGuard(AccountWatch accounts, TimeProvider clock) : IHubFilter
{
    // A page that is signed out goes to the sign-in page by itself; this is for those that do not.
    private static readonly TimeSpan PageGrace = TimeSpan.FromSeconds(2);

    private static readonly object ItemKey = new();

    public async Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        var connection = context.Context;
        if (connection.User?.ToPerson() is { } person)
            connection.Items[ItemKey] = accounts.Enter(person.Id, IsOurs(context.Hub) ? connection.Abort : () => _ = AbortLaterAsync(connection));
        await next(context);
    }

    public Task OnDisconnectedAsync(HubLifetimeContext context, Exception? exception, Func<HubLifetimeContext, Exception?, Task> next)
    {
        if (context.Context.Items.Remove(ItemKey, out var noted))
            (noted as IDisposable)?.Dispose();
        return next(context, exception);
    }

    private async Task AbortLaterAsync(HubCallerContext connection)
    {
        await Task.Delay(PageGrace, clock);
        connection.Abort();
    }

    // The other hub is that of the pages themselves, which is the framework's.
    private static bool IsOurs(Hub hub) => hub.GetType().Assembly == typeof(ConnectionGuard).Assembly;
}
