namespace Parallax.Tests.Testing.Tool;

internal sealed class ConsoleTests : ToolFixture
{
    [Test]
    public async Task Each_request_is_one_line_with_time_method_path_status_milliseconds_and_permits_left()
    {
        await Api("v1/tags?terms=pat_of_these_tests");
        await ControlPost("/faults", """{"kind":"status","status":503}""");
        await Api("v1/clients", HttpMethod.Post, """{"name":"x"}""");
        using var stranger = new HttpClient { BaseAddress = Emulator.BaseAddress };
        (await stranger.GetAsync("v1/%0Atags")).Dispose();
        await Run.DisposeAsync();
        var lines = Output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.That(lines[^3..], Is.EqualTo(new[]
        {
            $"{LocalTime}  GET    /v1/tags?terms=***  200  0.0 ms  19 left",
            $"{LocalTime}  POST   /v1/clients  503  0.0 ms  18 left  fault: 503",
            $"{LocalTime}  GET    /v1/?tags  401  0.0 ms  - left",
        }));
        Assert.That(lines[0], Does.StartWith("Page").And.EndWith(Emulator.BaseAddress.ToString()));
    }

    private string LocalTime
        => TimeZoneInfo.ConvertTime(Clock.GetUtcNow(), Clock.LocalTimeZone)
            .ToString("HH:mm:ss.fff", System.Globalization.CultureInfo.InvariantCulture);
}
