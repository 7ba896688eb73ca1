using Bunit;
using SoraCollab.Core.Hosting;
using SoraCollab.Web.Models;

namespace SoraCollab.Web.Tests.Models;

public sealed class ModelRowTests : BunitContext
{
    private static readonly HostModel Model = new()
    {
        Name = "ltx-2b", Bytes = 5_400_000_000, Source = "team/ltx at 0", Licence = "ltx-open", TermsText = "Use it kindly.", TermsSha256 = "ab", Plan = "All on the GPU: 8.0 GB of 24.0 GB.",
    };

    private readonly List<ModelOrderKind> orders = [];

    [Fact]
    public void Model_WhoseLicenceWaits_ShowsTheTermsAndCannotBeLoaded()
    {
        var row = Row(Model with { AwaitsAcceptance = true });

        Assert.Equal("Use it kindly.", row.Find("pre").TextContent);
        Assert.DoesNotContain(row.FindAll("button"), button => button.TextContent == "Load");
        row.FindAll("button").Single(button => button.TextContent == "Accept the licence").Click();
        Assert.Equal([ModelOrderKind.AcceptLicence], orders);
    }

    [Fact]
    public void Model_Ready_ShowsItsPlanAndIsRemovedOnlyWhenAskedTwice()
    {
        var row = Row(Model with { AcceptedBy = "Ada" });

        Assert.Contains("5.4 GB", row.Markup);
        Assert.Contains(Model.Plan!, row.Markup);
        Assert.Contains("Accepted by Ada", row.Markup);
        row.FindAll("button").Single(button => button.TextContent == "Remove").Click();
        Assert.Empty(orders);
        row.FindAll("button").Single(button => button.TextContent == "Delete ltx-2b").Click();
        Assert.Equal([ModelOrderKind.Remove], orders);
    }

    [Fact]
    public void Model_BeingVerified_ShowsHowFarAndCanBeStopped()
    {
        var row = Row(Model, new ModelActivity { Name = "ltx-2b", Kind = ModelOrderKind.Verify, Text = "Reading vae/model.safetensors", BytesDone = 16, BytesTotal = 64 });

        Assert.Equal("25", row.Find("progress").GetAttribute("value"));
        row.FindAll("button").Single(button => button.TextContent == "Stop").Click();
        Assert.Equal([ModelOrderKind.Stop], orders);
    }

    private IRenderedComponent<ModelRow> Row(HostModel model, ModelActivity? activity = null) =>
        Render<ModelRow>(parameters => parameters.Add(row => row.Model, model).Add(row => row.Activity, activity).Add(row => row.OnOrder, (ModelOrderKind kind) => orders.Add(kind)));
}
