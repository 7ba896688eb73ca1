using System.Reflection;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;
using SoraCollab.Web.Accounts;
using SoraCollab.Web.Hosting;
using SoraCollab.Web.Rooms;

namespace SoraCollab.Web.Security;

/// <summary>
/// Knows every live connection, those of pages too: ends it when its account opens nothing any more, and lets it call no more than
/// <see cref="LimitOptions.CallsPerSecond"/>. Hosts, which report each step, are not counted.
/// </summary>
public sealed class ConnectionGuard(AccountWatch accounts, IOptions<LimitOptions> limits, TimeProvider clock) : IHubFilter
{
    // A page that is signed out goes to the sign-in page by itself; this is for those that do not.
    private static readonly TimeSpan PageGrace = TimeSpan.FromSeconds(2);

    private static readonly object VisitKey = new();
    private static readonly object BudgetKey = new();

    public async Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        var connection = context.Context;
        if (context.Hub is not InferenceHostHub)
        {
            var isOurs = IsOurs(context.Hub);
            connection.Items[BudgetKey] = new CallBudget(isOurs ? limits.Value.CallsPerSecond : 2 * limits.Value.CallsPerSecond, TimeProvider.System);
            if (connection.User?.ToPerson() is { } person)
                connection.Items[VisitKey] = accounts.Enter(person.Id, isOurs ? connection.Abort : () => _ = AbortLaterAsync(connection), connection.User.ToSession());
        }
        await next(context);
    }

    public Task OnDisconnectedAsync(HubLifetimeContext context, Exception? exception, Func<HubLifetimeContext, Exception?, Task> next)
    {
        if (context.Context.Items.Remove(VisitKey, out var noted))
            (noted as IDisposable)?.Dispose();
        return next(context, exception);
    }

    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext call, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        if (!call.Context.Items.TryGetValue(BudgetKey, out var kept) || kept is not CallBudget budget)
            return await next(call);
        if (!IsOurs(call.Hub))
        {
            // One at a time, in order: what waits here holds up that page alone. What the page only confirms is not counted.
            while (call.HubMethodName == "BeginInvokeDotNetFromJS" && budget.WaitFor() is { } wait)
                await Task.Delay(wait, TimeProvider.System, call.Context.ConnectionAborted);
            return await next(call);
        }
        return budget.WaitFor() is null ? await next(call) : Refuse(call);
    }

    private object? Refuse(HubInvocationContext call)
    {
        if (call.HubMethod.IsDefined(typeof(DropsExcessAttribute)))
            return null;
        var why = $"This page sends more than {limits.Value.CallsPerSecond} commands a second. Wait a moment; what is not saved is tried again.";
        // An edit of text stays with the browser, which sends it again.
        if (call.HubMethod.ReturnType == typeof(Task<SendAnswer>))
            return new SendAnswer(0, why, MustRetry: true);
        throw new HubException(why);
    }

    private async Task AbortLaterAsync(HubCallerContext connection)
    {
        await Task.Delay(PageGrace, clock);
        connection.Abort();
    }

    // The other hub is that of the pages themselves, which is the framework's.
    private static bool IsOurs(Hub hub) => hub.GetType().Assembly == typeof(ConnectionGuard).Assembly;
}
