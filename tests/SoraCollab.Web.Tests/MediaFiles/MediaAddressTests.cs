using System.Net;
using SoraCollab.Web.Tests.Studio;

namespace SoraCollab.Web.Tests.MediaFiles;

public sealed class MediaAddressTests(SharedStudio shared)
{
    [Theory]
    [InlineData("/media/..%2F..%2Fstudio.db")]
    [InlineData("/media/abc.mp4")]
    [InlineData("/media/ZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZ.mp4")]
    public async Task Get_OfWhatIsNoHash_IsNotFound(string address)
    {
        using var browser = (await shared.Server.AddMemberAsync()).CreateClient();
        using var answer = await browser.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
