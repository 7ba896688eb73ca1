using System.Threading.Channels;

namespace SoraCollab.Web.Tests.Studio;

/// <summary>Waiting for what must come, without waiting for ever.</summary>
internal static class Expect
{
    /// <summary>Far more than anything takes, also on a busy machine: only a fault reaches it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static Task<T> NextAsync<T>(ChannelReader<T> from) => from.ReadAsync().AsTask().WaitAsync(Patience);

    /// <summary>Waits until the condition holds, looking each time that the event says that something changed.</summary>
    public static async Task UntilAsync(Func<bool> condition, Action<Action> subscribe, Action<Action> unsubscribe)
    {
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look()
        {
            if (condition())
                held.TrySetResult();
        }
        subscribe(Look);
        try
        {
            Look();
            await held.Task.WaitAsync(Patience);
        }
        finally
        {
            unsubscribe(Look);
        }
    }
}
