using System.Globalization;
using System.Text.RegularExpressions;
using SoraCollab.Testing.Mail;
using SoraCollab.Testing.OpenId;

namespace SoraCollab.EndToEnd.Tests;

/// <summary>A studio that sends mail to a server of the tests, with its owner.</summary>
public sealed partial class MailedStudio : IAsyncLifetime
{
    public StudioProcess Studio { get; private set; } = null!;

    public Visitors Visitors { get; private set; } = null!;

    public MailServer Mail { get; } = new();

    /// <summary>The issuer of the studio's "Continue with Northlight".</summary>
    public OpenIdIssuer Issuer { get; } = new("studio", "a secret of the tests");

    public async ValueTask InitializeAsync()
    {
        Mail.Start();
        Studio = await StudioProcess.StartAsync(settings: new Dictionary<string, string>
        {
            ["Mail__Host"] = "127.0.0.1",
            ["Mail__Port"] = Mail.Port.ToString(CultureInfo.InvariantCulture),
            ["Mail__Security"] = "None",
            ["News__Gather"] = "00:00:01",
            ["OpenId__Authority"] = Issuer.Address,
            ["OpenId__ClientId"] = Issuer.ClientId,
            ["OpenId__ClientSecret"] = Issuer.ClientSecret,
            ["OpenId__Name"] = "Northlight",
            ["Mail__From"] = "Studio <studio@northlight.example>",
        });
        Visitors = await Visitors.OpenAsync();
        var owner = await EnterAsync();
        await owner.SetUpAsync();
        await owner.Page.Context.CloseAsync();
    }

    /// <summary>A browser at the studio's named address.</summary>
    public Task<Visitor> EnterAsync(int width = 1440, int height = 900) => Visitors.EnterAsync(Studio.NamedAddress, width, height);

    /// <summary>Somebody new in a project of the owner's: on its board, with an account of their own.</summary>
    public async Task<(Visitor Visitor, string Email)> JoinAsync(Visitor owner, string name, string role)
    {
        var email = $"{name.Split(' ')[0].ToLowerInvariant()}-{Guid.NewGuid():N}@northlight.example";
        var visitor = await EnterAsync();
        await visitor.JoinAsync(await owner.InviteAsync(role), name, email);
        await visitor.BoardAsync();
        return (visitor, email);
    }

    /// <summary>The link in the next letter that comes in to an address.</summary>
    public async Task<string> NextLinkAsync(string email) => Link().Match((await Mail.NextAsync(email)).TextBody!).Value;

    public async ValueTask DisposeAsync()
    {
        await Visitors.DisposeAsync();
        await Studio.DisposeAsync();
        await Mail.DisposeAsync();
        Issuer.Dispose();
    }

    [GeneratedRegex("http://\\S+")]
    private static partial Regex Link();
}
