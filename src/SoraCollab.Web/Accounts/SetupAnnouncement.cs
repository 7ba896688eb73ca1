namespace SoraCollab.Web.Accounts;

/// <summary>Prints the set-up code when the studio starts without an owner.</summary>
public sealed partial class SetupAnnouncement(SetupGate gate, IServiceScopeFactory scopes, ILogger<SetupAnnouncement> log) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<OwnerSetup>().IsNeededAsync(cancellationToken))
            LogCode(gate.Code.Display);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Warning, Message = "The studio has no owner yet. Open it in a browser to make the account. From another machine the page asks for the set-up code: {SetupCode}")]
    private partial void LogCode(string setupCode);
}
