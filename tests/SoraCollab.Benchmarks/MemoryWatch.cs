using System.Globalization;

namespace SoraCollab.Benchmarks;

/// <summary>The most memory that this process held, sampled; Linux only (<c>/proc/self/status</c>).</summary>
internal sealed class MemoryWatch : IDisposable
{
    private readonly Timer? timer;
    private long anonymous;
    private long file;

    public MemoryWatch()
    {
        if (File.Exists("/proc/self/status"))
        {
            timer = new Timer(_ => Sample(), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(100));
        }
    }

    /// <summary>Peak of memory of its own, bytes; 0 where it cannot be read.</summary>
    public long Anonymous => Interlocked.Read(ref anonymous);

    /// <summary>Peak of mapped files, bytes: weights that were read stay there as long as there is room.</summary>
    public long FileBacked => Interlocked.Read(ref file);

    public void Dispose() => timer?.Dispose();

    private void Sample()
    {
        foreach (string line in File.ReadLines("/proc/self/status"))
        {
            if (line.StartsWith("RssAnon:", StringComparison.Ordinal))
            {
                Raise(ref anonymous, line);
            }
            else if (line.StartsWith("RssFile:", StringComparison.Ordinal))
            {
                Raise(ref file, line);
            }
        }
    }

    private static void Raise(ref long peak, string line)
    {
        long bytes = 1024 * long.Parse(line.AsSpan(8).Trim().TrimEnd("kB").Trim(), CultureInfo.InvariantCulture);
        Interlocked.Exchange(ref peak, Math.Max(Interlocked.Read(ref peak), bytes));
    }
}
