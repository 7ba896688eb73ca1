using System.Xml.Linq;
using SoraCollab.Web.Shared;

namespace SoraCollab.Web.Tests.Shared;

public sealed class IconShapeTests
{
    public static TheoryData<string> Names => new(IconShape.Names);

    [Theory]
    [MemberData(nameof(Names))]
    public void Of_EachName_IsWellFormedMarkup(string name) => Assert.NotEmpty(XElement.Parse($"<svg>{IconShape.Of(name)}</svg>").Elements());

    [Fact]
    public void Of_UnknownName_ListsTheKnownOnes()
    {
        var failure = Assert.Throws<ArgumentException>(() => IconShape.Of("unicorn"));

        Assert.Contains("unicorn", failure.Message);
        Assert.Contains("generate", failure.Message);
    }
}
