namespace SoraCollab.InferenceHost.Jobs;

/// <summary>Progress that is told on the very thread that made it, in order; the framework's own posts it to the thread pool.</summary>
/// <typeparam name="T">What is told.</typeparam>
internal sealed class ImmediateProgress<T>(Action<T> tell) : IProgress<T>
{
    public void Report(T value) => tell(value);
}
