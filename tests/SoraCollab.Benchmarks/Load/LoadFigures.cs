using System.Collections.Concurrent;
using System.Diagnostics;

namespace SoraCollab.Benchmarks.Load;

/// <summary>When each thing was sent, and how much later each person saw it.</summary>
internal sealed class LoadFigures
{
    private readonly ConcurrentDictionary<string, long> sent = new();
    private readonly ConcurrentQueue<double> seen = new();

    /// <summary>How often something was seen.</summary>
    public int Count => seen.Count;

    /// <summary>Things that were sent.</summary>
    public int SentCount => sent.Count;

    public void Sent(string what) => sent[what] = Stopwatch.GetTimestamp();

    public void Seen(string what)
    {
        if (sent.TryGetValue(what, out var at)) seen.Enqueue(Stopwatch.GetElapsedTime(at).TotalMilliseconds);
    }

    /// <summary>Milliseconds under which a share of what was seen lies; NaN where nothing was.</summary>
    public double Quantile(double share)
    {
        var sorted = seen.Order().ToArray();
        return sorted.Length == 0 ? double.NaN : sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))];
    }
}
