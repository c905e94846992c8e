using Microsoft.Playwright;

namespace Parallax.Tests.Testing.Tool;

/// <summary>
/// Chromium, or a browser like it, that is installed on this machine; a test that needs one is skipped where there is none.
/// </summary>
internal static class Browser
{
    private static readonly string[] Places =
    [
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe", @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    // A container's root has no sandbox, and a closed network leaves what a browser does of its own accord hanging.
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    public static string? Path
        => Environment.GetEnvironmentVariable("PARALLAX_BROWSER") is { Length: > 0 } named ? named : Places.FirstOrDefault(File.Exists);

    public static void Require()
    {
        if (Path is null)
        {
            const string reason =
                "There is no Chromium on this machine: install it, or set PARALLAX_BROWSER to the path of a browser like it.";
            TestContext.Error.WriteLine($"Skipped: {reason}");
            Assert.Ignore(reason);
        }
    }

    public static async Task<IBrowser> StartAsync(IPlaywright playwright)
        => await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Path, Args = Arguments });
}
