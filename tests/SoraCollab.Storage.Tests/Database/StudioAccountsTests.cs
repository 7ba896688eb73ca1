using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using SoraCollab.Storage.Accounts;
using SoraCollab.Storage.Database;

namespace SoraCollab.Storage.Tests.Database;

public sealed class StudioAccountsTests
{
    [Fact]
    public async Task CreateAsync_ThroughIdentity_IsFoundAgainWithItsName()
    {
        var folder = TestStudio.NewFolder();
        var services = new ServiceCollection().AddLogging().AddStudioStorage(new StudioStorageOptions { DataFolder = folder });
        services.AddIdentityCore<StudioUser>().AddEntityFrameworkStores<StudioDbContext>();
        await using (var provider = services.BuildServiceProvider(validateScopes: true))
        {
            await provider.GetRequiredService<StudioDatabase>().StartAsync();
            await using var first = provider.CreateAsyncScope();
            var user = new StudioUser { UserName = "ana@example.org", Email = "ana@example.org", DisplayName = "Ana", CreatedAt = DateTimeOffset.UnixEpoch };
            var result = await first.ServiceProvider.GetRequiredService<UserManager<StudioUser>>().CreateAsync(user, "Correct-horse-7");
            Assert.True(result.Succeeded, result.ToString());

            await using var second = provider.CreateAsyncScope();
            var accounts = second.ServiceProvider.GetRequiredService<UserManager<StudioUser>>();
            var found = await accounts.FindByEmailAsync("ANA@example.org");
            Assert.Equal(("Ana", DateTimeOffset.UnixEpoch), (found!.DisplayName, found.CreatedAt));
            Assert.True(await accounts.CheckPasswordAsync(found, "Correct-horse-7"));
        }
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
