using System.Net;
using Microsoft.AspNetCore.Http;
using SoraCollab.Web.Accounts;

namespace SoraCollab.Web.Tests.Accounts;

public sealed class SetupCodeTests
{
    [Fact]
    public void Matches_AsPrintedOrRetyped_IsTrue()
    {
        var code = new SetupCode();
        Assert.True(code.Matches(code.Display));
        Assert.True(code.Matches($" {code.Display.ToLowerInvariant().Replace("-", "", StringComparison.Ordinal)} "));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0000-0000")]
    [InlineData("AAAA-AAAA-AAAA")]
    public void Matches_AnythingElse_IsFalse(string? typed) => Assert.False(new SetupCode().Matches(typed));

    [Theory]
    [InlineData("127.0.0.1", null, false)]
    [InlineData("::1", null, false)]
    [InlineData("192.168.1.20", null, true)]
    [InlineData("127.0.0.1", "203.0.113.5", true)]
    public void IsAskedOf_OnlyVisitorsFromElsewhere(string address, string? forwardedFor, bool asked)
    {
        var visitor = new DefaultHttpContext();
        visitor.Connection.RemoteIpAddress = IPAddress.Parse(address);
        if (forwardedFor is not null)
            visitor.Request.Headers["X-Forwarded-For"] = forwardedFor;
        Assert.Equal(asked, SetupCode.IsAskedOf(visitor));
    }
}
