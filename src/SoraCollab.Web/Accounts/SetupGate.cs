namespace SoraCollab.Web.Accounts;

/// <summary>Remembers that an owner exists, checks the set-up code and lets one visitor at a time try to become it.</summary>
public sealed class SetupGate(AttemptLimit attempts)
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private volatile bool _shut;

    /// <summary>The code that visitors from other machines must give.</summary>
    public SetupCode Code { get; } = new();

    /// <summary>Whether an owner is known to exist.</summary>
    public bool IsShut => _shut;

    /// <summary>Closes set-up for good.</summary>
    public void Shut() => _shut = true;

    /// <summary>Why this visitor may not set up the studio; null when the code is right or not asked for.</summary>
    public string? WhyNot(HttpContext visitor, string? typedCode)
    {
        if (!SetupCode.IsAskedOf(visitor))
            return null;
        if (!attempts.TryTake(visitor))
            return "Too many attempts from this address. Wait a minute, then try again.";
        return Code.Matches(typedCode)
            ? null
            : "That is not the set-up code. It is printed in the server's log when the studio starts.";
    }

    /// <summary>Waits for one's turn; dispose to let the next visitor in.</summary>
    public async Task<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        return new Turn(_turn);
    }

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
