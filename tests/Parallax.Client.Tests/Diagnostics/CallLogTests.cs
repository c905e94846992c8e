using System.Net;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace Parallax.Tests.Diagnostics;

/// <summary>The lines of a call in the log.</summary>
internal sealed class CallLogTests
{
    [Test]
    public async Task A_retry_is_a_warning_with_its_reason_and_wait_and_a_success_is_not_above_debug()
    {
        var logs = await TwoAttemptsAsync();
        Assert.That(
            logs.Where(line => !line.Contains("Debug", StringComparison.Ordinal)),
            Has.One.Contains("attempt 1 failed (503), next one after 0."));
    }

    [Test]
    public async Task A_success_says_on_which_attempt_it_came()
        => Assert.That(await TwoAttemptsAsync(), Has.One.Contains($"Debug GET /v1/projects/{Guid.Empty}: 200 on attempt 2, "));

    private static async Task<IReadOnlyCollection<string>> TwoAttemptsAsync()
    {
        var time = new FakeTime();
        var arrivals = 0;
        using var logs = new FakeLoggerProvider();
        using var server = new Recorder(
            _ => Answer.Json(Answer.Object, ++arrivals == 1 ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK));
        using var factory = LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(logs));
        using var client = new ParallaxClient(
            new ParallaxClientOptions { ApiKey = TestClient.Key, AttemptTimeout = TimeSpan.FromMinutes(10) }, server, time, factory);
        var call = client.Projects.GetAsync(Guid.Empty);
        await time.ToEndOfAsync(call, TimeSpan.FromMinutes(1));
        await call;
        return [.. logs.Lines()];
    }
}
