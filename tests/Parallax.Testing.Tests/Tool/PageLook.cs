using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Parallax.Tests.Testing.Tool;

/// <summary>
/// What the page looks like: its names, contrasts and widths in both themes, judged by axe; and a picture of each, under artifacts/.
/// </summary>
internal sealed class PageLook : PageFixture
{
    public static string Artifact(string name)
    {
        Directory.CreateDirectory(Repository.PathOf("artifacts"));
        return Repository.PathOf($"artifacts/{name}");
    }

    [Test]
    public async Task Every_control_has_a_name_and_every_text_enough_contrast(
        [Values(ColorScheme.Light, ColorScheme.Dark)] ColorScheme theme,
        [Values(1440, 400)] int width)
    {
        await FillAsync();
        await OpenAsync(theme, width, width == 400 ? 800 : 1000);
        await Expect(Page.Locator("#rows tr")).ToHaveCountAsync(Emulator.Requests.Count);
        await Page.ScreenshotAsync(new() { Path = Artifact($"emulator-{theme}-{width}.png".ToLowerInvariant()) });
        foreach (var summary in await Page.Locator(".side summary").AllAsync())
        {
            await summary.ClickAsync();
        }

        Assert.That(await ViolationsAsync(), Is.Empty);
        Assert.That(
            await Page.EvaluateAsync<int>("document.documentElement.scrollWidth"),
            Is.LessThanOrEqualTo(width),
            "nothing is cut off at the side");

        await Page.Locator("#rows tr", new() { HasText = "written" }).First.ClickAsync();
        await Expect(Page.Locator("#detail")).ToBeVisibleAsync();
        Assert.That(await ViolationsAsync(), Is.Empty);
        await Page.ScreenshotAsync(new() { Path = Artifact($"emulator-{theme}-{width}-request.png".ToLowerInvariant()) });

        await Page.Keyboard.PressAsync("Escape");
        await Page.Locator("#entities button").First.ClickAsync();
        await Page.Locator("#detail-content summary").First.ClickAsync();
        await Page.Locator("#detail-content summary").Nth(1).ClickAsync();
        Assert.That(await ViolationsAsync(), Is.Empty);
    }

    [Test]
    public async Task The_theme_is_switched_by_a_click_and_remembered()
    {
        var dark = await ColourAsync();
        await Page.Locator("#theme").ClickAsync();
        Assert.That(await ColourAsync(), Is.Not.EqualTo(dark));
        var chosen = await ColourAsync();
        await Page.ReloadAsync();
        Assert.That(await ColourAsync(), Is.EqualTo(chosen));
    }

    private Task<string> ColourAsync() => Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");

    private async Task<List<string>> ViolationsAsync()
    {
        // What fades in is judged when it is there.
        await Page.EvaluateAsync("Promise.all(document.getAnimations().map(animation => animation.finished))");
        var result = await Page.RunAxe(new AxeRunOptions());
        return [.. result.Violations.SelectMany(violation
            => violation.Nodes.Select(node => $"{violation.Id}: {node.Html} {string.Join(' ', node.Any.Select(check => check.Message))}"))];
    }

    /// <summary>A few minutes in the life of the emulator.</summary>
    private async Task FillAsync()
    {
        await ControlPost("/seed/sample");
        await ControlPost("/faults", """{"kind":"reset","method":"POST","path":"/v1/projects","always":true,"afterApplying":true}""");
        await ControlPost("/faults", """{"kind":"status","status":503,"retryAfterSeconds":2,"path":"/v1/people"}""");
        foreach (var minute in Enumerable.Range(0, 12))
        {
            for (var page = 1; page <= 3 + (minute * 7 % 9); page++)
            {
                await Api($"v1/projects?page={page}&page_size=100");
            }

            await Api(minute % 4 == 1 ? "v1/nowhere" : "v1/people");
            Clock.Advance(TimeSpan.FromSeconds(15 + (minute * 5 % 12)));
        }

        Clock.Advance(TimeSpan.FromSeconds(60));
        await Api("v1/clients", HttpMethod.Post, """{"name":"Northwind Logistics"}""");
        for (var page = 1; page <= 4; page++)
        {
            await Api($"v1/actual-time?start_date=2025-03-01&end_date=2025-03-31&page={page}");
        }
    }
}
