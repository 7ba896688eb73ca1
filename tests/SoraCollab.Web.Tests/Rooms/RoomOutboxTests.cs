using SoraCollab.Core;
using SoraCollab.Web.Rooms;
using SoraCollab.Web.Tests.Studio;

namespace SoraCollab.Web.Tests.Rooms;

public sealed class RoomOutboxTests
{
    private static readonly ProjectId Film = ProjectId.New();

    [Fact]
    public async Task Post_ToABrowserThatReadsNothing_WaitsForNothingAndPutsItOffOnceFull()
    {
        var (stuck, fine) = (new Browser { Reads = new TaskCompletionSource() }, new Browser());
        var putOff = 0;
        using var slow = new RoomOutbox(stuck, () => putOff++);
        using var quick = new RoomOutbox(fine, () => Assert.Fail("It reads."));
        for (var version = 1; version <= RoomOutbox.Capacity; version++) Post(slow, version);
        Assert.Equal(0, putOff);
        for (var version = 1; version <= 100; version++) Post(quick, version);
        // One is on its way, so one more has room at most.
        for (var version = 0; version < 10; version++) Post(slow, RoomOutbox.Capacity + version);
        Assert.Equal(1, putOff);

        quick.Dispose();
        await quick.Sending.WaitAsync(Expect.Patience);
        Assert.Equal(Enumerable.Range(1, 100).Select(version => (long)version), fine.Versions);
        stuck.Reads.SetResult();
        await slow.Sending.WaitAsync(Expect.Patience);
        Assert.Equal(stuck.Versions.Order(), stuck.Versions);
    }

    [Fact]
    public async Task PostCaret_WhereMuchWaits_IsLeftOut()
    {
        var stuck = new Browser { Reads = new TaskCompletionSource() };
        using var outbox = new RoomOutbox(stuck, () => Assert.Fail("Carets put nobody off."));
        for (var caret = 0; caret < 2 * RoomOutbox.Capacity; caret++) outbox.PostCaret(new CaretMoved(Film, ShotId.New(), new UserId("mara"), "Mara", 1, caret, caret));
        stuck.Reads.SetResult();
        outbox.Dispose();
        await outbox.Sending.WaitAsync(Expect.Patience);
        Assert.InRange(stuck.Carets, 1, 40);
    }

    private static void Post(RoomOutbox outbox, long version) => outbox.Post(client => client.VersionChanged(new VersionChanged(Film, version, OperationId.New())));

    private sealed class Browser : IRoomClient
    {
        public TaskCompletionSource? Reads { get; init; }

        public List<long> Versions { get; } = [];

        public int Carets { get; private set; }

        public Task TextApplied(TextApplied change) => Task.CompletedTask;

        public Task PromptsChanged(PromptsChanged change) => Task.CompletedTask;

        public Task VersionChanged(VersionChanged change)
        {
            Versions.Add(change.Version);
            return Reads?.Task ?? Task.CompletedTask;
        }

        public Task CaretMoved(CaretMoved caret)
        {
            Carets++;
            return Reads?.Task ?? Task.CompletedTask;
        }
    }
}
