using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Parallax.Tests.Testing.Tool;

/// <summary>
/// The tool with its page open in a real browser. However a test goes, at its end the page has had no error on its console, and has
/// asked no other machine for anything.
/// </summary>
internal abstract class PageFixture : ToolFixture
{
    private readonly ConcurrentQueue<string> _errors = new();
    private readonly ConcurrentQueue<string> _requests = new();
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    protected IBrowserContext Context { get; private set; } = null!;

    protected IPage Page { get; private set; } = null!;

    /// <summary>What a test breaks on purpose: the browser notes a connection that ends.</summary>
    protected bool ExpectsBreaks { get; set; }

    [OneTimeSetUp]
    public async Task StartBrowser()
    {
        Browser.Require();
        _playwright = await Playwright.CreateAsync();
        _browser = await Browser.StartAsync(_playwright);
    }

    [OneTimeTearDown]
    public async Task StopBrowser()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
            _playwright.Dispose();
        }
    }

    [SetUp]
    public async Task OpenPage()
    {
        _errors.Clear();
        _requests.Clear();
        ExpectsBreaks = false;
        await OpenAsync(ColorScheme.Light, 1440, 1000);
    }

    [TearDown]
    public async Task ClosePage()
    {
        await Context.CloseAsync();
        Assert.That(
            _requests.Where(address => new Uri(address) is { IsLoopback: false, Scheme: not ("data" or "blob") }),
            Is.Empty,
            "requests to other machines");
        if (!ExpectsBreaks)
        {
            Assert.That(_errors, Is.Empty, "errors on the console");
        }
    }

    protected async Task OpenAsync(ColorScheme theme, int width, int height, string address = "")
    {
        if (Context is not null)
        {
            await Context.CloseAsync();
        }

        Context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            ColorScheme = theme,
            ViewportSize = new ViewportSize { Width = width, Height = height },
            Permissions = ["clipboard-read", "clipboard-write"],
            ReducedMotion = ReducedMotion.Reduce,
        });
        Page = await Context.NewPageAsync();
        Page.Console += (_, message) =>
        {
            if (message.Type is "error")
            {
                _errors.Enqueue(message.Text);
            }
        };
        Page.PageError += (_, error) => _errors.Enqueue(error);
        Page.Request += (_, request) => _requests.Enqueue(request.Url);
        await Page.GotoAsync(new Uri(Emulator.BaseAddress, address).ToString());
        if (address.Length == 0)
        {
            await Assertions.Expect(Page.Locator("#live-text")).ToHaveTextAsync("live");
        }
    }
}
