using SoraCollab.Core;
using SoraCollab.Core.Storyboards;

namespace SoraCollab.Storage.Tests.Hosting;

public sealed class HostStoreTests
{
    [Fact]
    public async Task AuthenticateAsync_Key_IsKnownUntilRevoked()
    {
        await using var studio = await TestStudio.StartAsync();
        var (host, key) = await studio.Hosts.CreateAsync("render-1");
        Assert.Equal(host, await studio.Hosts.AuthenticateAsync(key));
        Assert.Null(await studio.Hosts.AuthenticateAsync(key + "0"));
        await studio.Hosts.TouchAsync(host.Id);
        Assert.Equal(studio.Time.GetUtcNow(), Assert.Single(await studio.Hosts.ListAsync()).LastSeenAt);
        Assert.True(await studio.Hosts.RevokeAsync(host.Id));
        Assert.Null(await studio.Hosts.AuthenticateAsync(key));
        Assert.NotNull(Assert.Single(await studio.Hosts.ListAsync()).RevokedAt);
        Assert.False(await studio.Hosts.RevokeAsync(HostId.New()));
    }

    [Fact]
    public async Task CreateAsync_Key_IsNowhereInTheDatabase()
    {
        await using var studio = await TestStudio.StartAsync();
        var (_, key) = await studio.Hosts.CreateAsync("render-1");
        var copy = Path.Combine(studio.Folder, "copy.db");
        await studio.Database.BackUpAsync(copy);
        Assert.DoesNotContain(key[4..], await File.ReadAllTextAsync(copy, System.Text.Encoding.Latin1));
        await Assert.ThrowsAsync<InvalidTextException>(() => studio.Hosts.CreateAsync(""));
        await Assert.ThrowsAsync<InvalidTextException>(() => studio.Hosts.CreateAsync(new string('x', 101)));
    }
}
