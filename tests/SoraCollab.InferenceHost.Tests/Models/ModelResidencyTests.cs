using Microsoft.Extensions.Logging.Abstractions;
using SoraCollab.Diffusion.Models;
using SoraCollab.Diffusion.Pipelines;
using SoraCollab.InferenceHost.Models;

namespace SoraCollab.InferenceHost.Tests.Models;

public sealed class ModelResidencyTests
{
    [Fact]
    public void UnloadIfUnused_AfterItsTime_ReleasesTheModelAndLoadsItAgainWhenAsked()
    {
        using var folder = new TemporaryFolder();
        TinyModel.CopyTo(folder.Path);
        var clock = new SetClock();
        var catalog = new ModelCatalog(folder.Path, new ModelHash(null), NullLogger.Instance);
        catalog.Refresh();
        using var residency = new ModelResidency(new PipelineOptions { Hash = new ModelHash(null), Time = clock }, 1);
        residency.Get(catalog.Models[0]);

        clock.Now += TimeSpan.FromMinutes(14);
        Assert.False(residency.UnloadIfUnused(TimeSpan.FromMinutes(15)));
        Assert.Single(residency.LoadedFolders);
        clock.Now += TimeSpan.FromMinutes(1);
        Assert.True(residency.UnloadIfUnused(TimeSpan.FromMinutes(15)));
        Assert.Empty(residency.LoadedFolders);
        residency.Get(catalog.Models[0]);
        Assert.Equal(2, residency.LoadCount);
    }

    private sealed class SetClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.UnixEpoch;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
