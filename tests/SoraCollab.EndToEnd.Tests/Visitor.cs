namespace SoraCollab.EndToEnd.Tests;

/// <summary>A person at a browser: what they do, in their words.</summary>
public sealed class Visitor
{
    public const string Email = "mara@northlight.example";
    public const string Password = "low tide at dawn";

    private readonly List<string> complaints = [];

    public Visitor(IPage page)
    {
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type == "error") complaints.Add($"{message.Text} ({message.Location})");
        };
        page.PageError += (_, error) => complaints.Add(error);
    }

    public IPage Page { get; }

    /// <summary>Errors of the page's scripts and console.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    public ILocator Cards => Page.Locator("article[data-shot]");

    public ILocator Prompt => Page.Locator("textarea[data-prompt]");

    public ILocator Generate => Page.Locator("[data-generate]");

    /// <summary>The first visit of all: makes the owner's account and lands in the Library.</summary>
    public async Task SetUpAsync()
    {
        await Page.GotoAsync("/");
        await Page.WaitForURLAsync("**/setup");
        await Page.GetByLabel("Your name").FillAsync("Mara Lindqvist");
        await Page.GetByLabel("E-mail").FillAsync(Email);
        await Page.GetByLabel("Password").FillAsync(Password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Make account, continue" }).ClickAsync();
        await Page.GetByRole(AriaRole.Heading, new() { Name = "Library" }).WaitForAsync();
    }

    public async Task SignInAsync(string path = "/", string email = Email, string password = Password)
    {
        await Page.GotoAsync("/sign-in?returnUrl=" + Uri.EscapeDataString(path.TrimStart('/')));
        await Page.GetByLabel("E-mail").FillAsync(email);
        await Page.GetByLabel("Password").FillAsync(password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
    }

    /// <summary>Makes a project and returns the path of its board.</summary>
    public async Task<string> NewProjectAsync()
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = "New project" }).First.ClickAsync();
        await Page.WaitForURLAsync("**/projects/*");
        await BoardAsync();
        return new Uri(Page.Url).AbsolutePath;
    }

    public async Task OpenBoardAsync(string path)
    {
        await SignInAsync(path);
        await BoardAsync();
    }

    /// <summary>Waits until the board is drawn and hears keys.</summary>
    public Task BoardAsync() => Page.Locator(".board[data-keys]").WaitForAsync();

    /// <summary>Goes to another page of the project by its link.</summary>
    public async Task GoToAsync(string link)
    {
        await Page.GetByRole(AriaRole.Navigation, new() { Name = "Sections" }).GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).ClickAsync();
        if (link == "Board") await BoardAsync(); else if (link == "Shot") await ShotAsync(); else if (link == "Review") await ReviewAsync(); else if (link == "Script & Cast") await Page.Locator(".scr[data-keys]").WaitForAsync(); else await Page.WaitForURLAsync("**/" + link.ToLowerInvariant());
    }

    /// <summary>Waits until the Shot page is drawn and hears keys.</summary>
    public Task ShotAsync() => Page.Locator(".shotp[data-keys]").WaitForAsync();

    /// <summary>Waits until the Review page is drawn and hears keys.</summary>
    public Task ReviewAsync() => Page.Locator(".rev[data-keys]").WaitForAsync();

    /// <summary>Opens the selected shot with the Enter key.</summary>
    public async Task OpenShotAsync()
    {
        await LeaveFieldsAsync();
        await Page.Keyboard.PressAsync("Enter");
        await ShotAsync();
    }

    /// <summary>The finished takes of the Shot page's strip, newest first; each says where it comes from.</summary>
    public ILocator Takes => Page.Locator("[data-take]:has([data-lineage])");

    /// <summary>Presses G on the Shot page and waits until as many takes are finished.</summary>
    public async Task MakeTakeAsync(int count)
    {
        await LeaveFieldsAsync();
        await Assertions.Expect(Generate).ToBeEnabledAsync();
        await Page.Keyboard.PressAsync("g");
        await Assertions.Expect(Takes).ToHaveCountAsync(count, new() { Timeout = 180_000 });
    }

    /// <summary>Adds a shot with the N key and types its prompt.</summary>
    public async Task AddShotAsync(string prompt)
    {
        var before = await Cards.CountAsync();
        await LeaveFieldsAsync();
        await Page.Keyboard.PressAsync("n");
        await Assertions.Expect(Cards).ToHaveCountAsync(before + 1);
        await Assertions.Expect(Prompt).ToBeEnabledAsync();
        await Assertions.Expect(Prompt).ToHaveValueAsync("");
        await Prompt.FillAsync(prompt);
        await SavedAsync();
    }

    /// <summary>Waits until the studio has confirmed what was typed.</summary>
    public Task SavedAsync() => Assertions.Expect(Page.Locator("[data-state]")).ToHaveTextAsync("Saved");

    public Task LeaveFieldsAsync() => Page.EvaluateAsync("document.activeElement?.blur()");

    /// <summary>Makes an invitation link under Share.</summary>
    public async Task<string> InviteAsync(string role)
    {
        await Page.Locator("[data-share]").ClickAsync();
        await Page.Locator("[data-invite-role]").SelectOptionAsync(role);
        await Page.Locator("[data-make-link]").ClickAsync();
        var link = await Page.Locator("[data-invitation]").InputValueAsync();
        await Page.Locator("[data-share]").ClickAsync();
        return link;
    }

    /// <summary>Follows an invitation link and makes an account.</summary>
    public async Task JoinAsync(string link, string name, string email)
    {
        await Page.GotoAsync(link);
        await Page.GetByLabel("Your name").FillAsync(name);
        await Page.GetByLabel("E-mail").FillAsync(email);
        await Page.GetByLabel("Password").FillAsync(Password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Make account, join" }).ClickAsync();
        await Page.WaitForURLAsync("**/projects/*");
    }

    /// <summary>Presses G and waits until the job shows.</summary>
    public async Task PressGenerateAsync()
    {
        await LeaveFieldsAsync();
        await Page.Keyboard.PressAsync("g");
        await Assertions.Expect(Page.Locator("[data-progress]")).ToBeVisibleAsync();
    }

    /// <summary>Generates and waits for the take, which may be there before anybody could see it being made.</summary>
    public async Task MakeTakeAsync()
    {
        await LeaveFieldsAsync();
        await Page.Keyboard.PressAsync("g");
        await TakeAsync();
    }

    /// <summary>Waits until the denoising is seen; the first model takes a while to load.</summary>
    public Task PreviewAsync() =>
        Page.Locator("canvas[data-step]").First.WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = 180_000 });

    /// <summary>Waits until the selected shot shows a finished take.</summary>
    public Task TakeAsync(float timeout = 180_000) =>
        Page.Locator(".inspector video").WaitForAsync(new() { State = WaitForSelectorState.Visible, Timeout = timeout });
}
