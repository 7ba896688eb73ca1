using SoraCollab.InferenceHost.Jobs;

namespace SoraCollab.InferenceHost.Tests.Jobs;

public sealed class LatestSenderTests
{
    [Fact]
    public async Task Offer_NetworkSlow_NeverWaitsAndSendsTheNewestNext()
    {
        var begun = new TaskCompletionSource();
        var go = new TaskCompletionSource();
        var sent = new List<int>();
        var sender = new LatestSender<int>(
            async item =>
            {
                sent.Add(item);
                begun.TrySetResult();
                await go.Task;
            },
            failure => Assert.Fail(failure.Message));
        sender.Offer(1);
        await begun.Task;
        for (var item = 2; item <= 1000; item++) sender.Offer(item);
        go.SetResult();
        await sender.CloseAsync();
        Assert.Equal([1, 1000], sent);
    }

    [Fact]
    public async Task Offer_SendingThrows_SendsTheNextAllTheSame()
    {
        var failures = new List<string>();
        var failed = new TaskCompletionSource();
        var sent = new List<int>();
        var sender = new LatestSender<int>(
            item =>
            {
                if (item == 1) throw new InvalidOperationException("broken");
                sent.Add(item);
                return Task.CompletedTask;
            },
            failure =>
            {
                failures.Add(failure.Message);
                failed.SetResult();
            });
        sender.Offer(1);
        await failed.Task;
        sender.Offer(2);
        await sender.CloseAsync();
        Assert.Equal(["broken"], failures);
        Assert.Equal([2], sent);
    }
}
