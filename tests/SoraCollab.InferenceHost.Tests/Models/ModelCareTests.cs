using SoraCollab.Core.Hosting;
using SoraCollab.InferenceHost.Tests.Models.Hub;

namespace SoraCollab.InferenceHost.Tests.Models;

public sealed class ModelCareTests
{
    [Fact]
    public async Task Order_DownloadAcceptVerifyLoadRemove_AreDoneAndReported()
    {
        using var source = new TemporaryFolder();
        await using var hub = new TestHub(TinyModel.CopyTo(source.Path));
        hub.Faults.Enqueue(HubFault.Drop);
        await using var fixture = await HostFixture.StartAsync(options => options with { HubAddress = hub.Address });
        var studio = fixture.Studio;
        Task<HostModelReport> Until(Func<HostModel, bool> fits) => studio.WaitForAsync<HostModelReport>(report => report.Models.Any(model => model.Name == "mine" && fits(model)));

        await studio.ManageAsync(new ModelOrder { Kind = ModelOrderKind.Download, Name = "mine", Repository = "team/tiny" });
        var arrived = (await Until(model => model.AwaitsAcceptance)).Models.Single(model => model.Name == "mine");
        Assert.StartsWith("team/tiny at", arrived.Source);
        Assert.Contains("All on the processor", arrived.Plan);
        Assert.DoesNotContain(studio.Heard<HostAnnouncement>()[^1].Models, model => model.Name == "mine");

        await studio.ManageAsync(new ModelOrder { Kind = ModelOrderKind.AcceptLicence, Name = "mine", AcceptedBy = "Ada", TermsSha256 = arrived.TermsSha256 });
        await Until(model => model.AcceptedBy == "Ada");
        await studio.WaitForAsync<HostAnnouncement>(announcement => announcement.Models.Any(model => model.Name == "mine"));

        await studio.ManageAsync(new ModelOrder { Kind = ModelOrderKind.Verify, Name = "mine" });
        await studio.WaitForAsync<HostModelReport>(report => report.Activities.Any(activity => activity is { Kind: ModelOrderKind.Verify, IsOver: true, HasFailed: false }));

        await studio.ManageAsync(new ModelOrder { Kind = ModelOrderKind.Load, Name = "mine" });
        await Until(model => model.IsLoaded);

        await studio.ManageAsync(new ModelOrder { Kind = ModelOrderKind.Remove, Name = "mine" });
        await studio.WaitForAsync<HostModelReport>(report => report.Activities.Any(activity => activity is { Kind: ModelOrderKind.Remove, IsOver: true }) && report.Models.All(model => model.Name != "mine"));
        Assert.False(Directory.Exists(Path.Combine(fixture.Options.ModelsFolder, "mine")));
    }

    [Fact]
    public async Task Order_ThatCannotBeDone_IsReportedWithItsReason()
    {
        using var source = new TemporaryFolder();
        await using var hub = new TestHub(TinyModel.CopyTo(source.Path));
        await using var fixture = await HostFixture.StartAsync(options => options with { HubAddress = hub.Address });

        await fixture.Studio.ManageAsync(new ModelOrder { Kind = ModelOrderKind.Download, Name = "none", Repository = "team/none" });
        await fixture.Studio.ManageAsync(new ModelOrder { Kind = ModelOrderKind.AcceptLicence, Name = TinyModel.Name, AcceptedBy = "Ada", TermsSha256 = "other" });

        var report = await fixture.Studio.WaitForAsync<HostModelReport>(report => report.Activities.Count(activity => activity.HasFailed) == 2);
        Assert.Contains("There is no repository", report.Activities.Single(activity => activity.Name == "none").Text);
        Assert.Contains("have changed", report.Activities.Single(activity => activity.Name == TinyModel.Name).Text);
    }
}
