namespace SoraCollab.EndToEnd.Tests;

/// <summary>One Chromium; each visitor is a browser context of its own, with its own cookies.</summary>
public sealed class Visitors : IAsyncDisposable
{
    private readonly IPlaywright playwright;
    private readonly IBrowser browser;
    private readonly List<(string Test, IBrowserContext Context)> open = [];

    private Visitors(IPlaywright playwright, IBrowser browser) => (this.playwright, this.browser) = (playwright, browser);

    public static async Task<Visitors> OpenAsync()
    {
        // A busy machine may take its time; a test that waits for a signal does not get slower by being patient.
        Assertions.SetDefaultExpectTimeout(30_000);
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Repository.Chromium,
            Headless = true,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--autoplay-policy=no-user-gesture-required",
            ],
        });
        return new Visitors(playwright, browser);
    }

    /// <summary>
    /// A new visitor's page. Errors on its console end up in <see cref="Visitor.Complaints"/>. The visitors of tests before are gone: pages
    /// that play on would make later tests late. Those of fixtures stay until their fixture closes them.
    /// </summary>
    public async Task<Visitor> EnterAsync(string address, int width = 1440, int height = 900)
    {
        var test = TestContext.Current.Test?.UniqueID;
        foreach (var (_, left) in open.Where(one => one.Test != test)) await left.CloseAsync();
        open.RemoveAll(one => one.Test != test);
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address,
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ReducedMotion = ReducedMotion.NoPreference,
        });
        if (test is not null) open.Add((test, context));
        context.SetDefaultTimeout(60_000);
        return new Visitor(await context.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
