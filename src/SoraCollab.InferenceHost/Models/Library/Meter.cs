namespace SoraCollab.InferenceHost.Models.Library;

/// <summary>Counts bytes for a progress report.</summary>
internal sealed class Meter(IProgress<AddProgress>? progress, long total)
{
    private string what = "";
    private long done;

    /// <summary>Something else is done from now on.</summary>
    public void Say(string text)
    {
        what = text;
        Add(0);
    }

    /// <summary>So many bytes more.</summary>
    public void Add(long bytes)
    {
        done += bytes;
        progress?.Report(new AddProgress(what, done, total));
    }
}
