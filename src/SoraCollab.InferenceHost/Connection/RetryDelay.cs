namespace SoraCollab.InferenceHost.Connection;

/// <summary>Times to wait between attempts: each twice the last, up to a limit, for as long as it takes.</summary>
internal sealed class RetryDelay
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private TimeSpan next = First;

    /// <summary>How long to wait now: from a quarter of a second to half a minute.</summary>
    public TimeSpan Next()
    {
        var now = next;
        next = now * 2 < Longest ? now * 2 : Longest;
        return now;
    }

    /// <summary>An attempt went well.</summary>
    public void Reset() => next = First;
}
