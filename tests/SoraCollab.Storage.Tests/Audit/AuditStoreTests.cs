using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SoraCollab.Core;
using SoraCollab.Core.Audit;

namespace SoraCollab.Storage.Tests.Audit;

public sealed class AuditStoreTests : IAsyncLifetime
{
    private TestStudio studio = null!;

    public async ValueTask InitializeAsync() => studio = await TestStudio.StartAsync();

    public ValueTask DisposeAsync() => studio.DisposeAsync();

    [Fact]
    public async Task AppendAsync_ManyAtOnce_MakesOneUnbrokenChain()
    {
        Assert.True((await studio.Audit.VerifyAsync()).IsWhole);
        await Task.WhenAll(Enumerable.Range(0, 60).Select(number => Task.Run(() => studio.Audit.AppendAsync(Note(number)))));

        var verdict = await studio.Audit.VerifyAsync();
        Assert.True(verdict.IsWhole, verdict.Words);
        Assert.Equal((60L, 60L), (verdict.Count, verdict.Head.Number));
        Assert.Equal(await studio.Audit.HeadAsync(), verdict.Head);
        Assert.True(await studio.Audit.HasAsync(verdict.Head.Hash));
        Assert.False(await studio.Audit.HasAsync(new string('a', 64)));
    }

    [Theory]
    [InlineData("UPDATE AuditLog SET Subject = 'nothing' WHERE Number = 7", AuditFault.Changed, 7)]
    [InlineData("UPDATE AuditLog SET At = At + 1 WHERE Number = 1", AuditFault.Changed, 1)]
    [InlineData("DELETE FROM AuditLog WHERE Number = 7", AuditFault.Removed, 7)]
    [InlineData("DELETE FROM AuditLog WHERE Number > 7", AuditFault.Removed, 8)]
    [InlineData("INSERT INTO AuditLog SELECT 11, At, Act, Actor, ActorName, Subject, ProjectId, Address, PreviousHash, Hash FROM AuditLog WHERE Number = 3", AuditFault.Inserted, 11)]
    [InlineData("UPDATE AuditLog SET Number = 99 WHERE Number = 3; UPDATE AuditLog SET Number = 3 WHERE Number = 4; UPDATE AuditLog SET Number = 4 WHERE Number = 99", AuditFault.Reordered, 3)]
    public async Task VerifyAsync_AfterSomebodyWroteInTheDatabase_NamesTheRow(string tampering, AuditFault fault, long row)
    {
        for (var number = 1; number <= 10; number++) await studio.Audit.AppendAsync(Note(number));
        await using (var context = await studio.Contexts.CreateDbContextAsync())
        {
            // The database itself refuses, until somebody takes that away as well.
            if (!tampering.StartsWith("INSERT", StringComparison.Ordinal))
                await Assert.ThrowsAsync<SqliteException>(() => context.Database.ExecuteSqlRawAsync(tampering));
            await context.Database.ExecuteSqlRawAsync("DROP TRIGGER AuditLog_KeepsRows; DROP TRIGGER AuditLog_ChangesNoRow;");
            await context.Database.ExecuteSqlRawAsync(tampering);
        }

        var verdict = await studio.Audit.VerifyAsync();
        Assert.Equal((fault, row), (verdict.Fault, verdict.Number));
        Assert.Contains($"ow {row} ", verdict.Words);
    }

    [Fact]
    public async Task ListAsync_WithAFilter_GivesWhatItSaysNewestFirst()
    {
        await studio.Audit.AppendAsync(new AuditNote(AuditAct.SignedIn, "ana", "Ana 100%", "ana@example.test", Address: "192.0.2.1"));
        studio.Time.Advance(TimeSpan.FromDays(1));
        await studio.Audit.AppendAsync(new AuditNote(AuditAct.RoleChanged, "ben", "Ben", "Ana 100% from Editor to Viewer", ProjectId.New()));
        await studio.Audit.AppendAsync(new AuditNote(AuditAct.SignedIn, "ben", "Ben", new string('x', 2000)));

        async Task<string> NumbersAsync(AuditFilter filter, long? before = null, int count = 10) => string.Join(' ', (await studio.Audit.ListAsync(filter, before, count)).Select(row => row.Number));
        Assert.Equal("3 2 1", await NumbersAsync(AuditFilter.All));
        Assert.Equal("3 1", await NumbersAsync(new AuditFilter([AuditAct.SignedIn])));
        Assert.Equal("2 1", await NumbersAsync(new AuditFilter([], "ana 100%")));
        Assert.Empty(await NumbersAsync(new AuditFilter([], "ana_100")));
        Assert.Equal("1", await NumbersAsync(new AuditFilter([], Until: studio.Time.GetUtcNow())));
        Assert.Equal("3 2", await NumbersAsync(new AuditFilter([], From: studio.Time.GetUtcNow())));
        Assert.Equal("2", await NumbersAsync(AuditFilter.All, before: 3, count: 1));
        Assert.Equal(500, (await studio.Audit.ListAsync(AuditFilter.All, null, 1))[0].Subject.Length);
        Assert.Equal(["ana", "ben"], (await studio.Audit.LastSignInsAsync()).Keys.Select(user => user.Value).Order());
    }

    private static AuditNote Note(int number) => new((AuditAct)(number % 9), "ana", "Ana", $"Subject {number}", number % 2 == 0 ? ProjectId.New() : null, "192.0.2.1");
}
