using Bunit;
using SoraCollab.Core.Storyboards;
using SoraCollab.Web.Shared;

namespace SoraCollab.Web.Tests.Shared;

public sealed class StatusChipTests : BunitContext
{
    [Theory]
    [InlineData(ShotStatus.Draft, "Draft")]
    [InlineData(ShotStatus.ForReview, "For review")]
    [InlineData(ShotStatus.Retake, "Retake")]
    [InlineData(ShotStatus.Approved, "Approved")]
    public void Chip_EachStatus_HasAnIconAndAWord(ShotStatus status, string word)
    {
        var chip = Render<StatusChip>(parameters => parameters.Add(chip => chip.Status, status));

        Assert.Equal(word, chip.Find(".st").TextContent.Trim());
        Assert.NotNull(chip.Find("svg"));
    }

    [Fact]
    public void Chip_WhileGenerating_SaysSoWhateverTheStatus()
    {
        var chip = Render<StatusChip>(parameters => parameters.Add(chip => chip.Status, ShotStatus.Approved).Add(chip => chip.IsGenerating, true));

        Assert.Equal("Generating", chip.Find(".st").TextContent.Trim());
    }
}
