using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace Parallax.Tests.Diagnostics;

[NonParallelizable]
public sealed class TelemetryTests
{
    [Test]
    public async Task A_call_is_one_activity_with_the_names_of_OpenTelemetry()
    {
        List<Activity> activities = [];
        using var tracing = Sdk.CreateTracerProviderBuilder().AddSource("Parallax.Client").AddInMemoryExporter(activities).Build();
        await TwoAttemptsAsync();
        var tags = activities.Single().TagObjects.ToDictionary();
        Assert.That(tags, Is.SupersetOf(new Dictionary<string, object?>
        {
            ["http.request.method"] = "GET",
            ["http.response.status_code"] = 200,
            ["http.request.resend_count"] = 1,
            ["server.address"] = "api.getparallax.com",
            ["server.port"] = 443,
            ["url.path"] = $"/v1/projects/{Guid.Empty}",
        }));
    }

    [Test]
    public async Task It_is_a_child_of_the_callers_activity_however_many_attempts_it_takes()
    {
        List<Activity> activities = [];
        using var tracing = Sdk.CreateTracerProviderBuilder().AddSource("Parallax.Client", "Caller").AddInMemoryExporter(activities).Build();
        using var source = new ActivitySource("Caller");
        using (var caller = source.StartActivity("sync"))
        {
            await TwoAttemptsAsync();
            Assert.That(Activity.Current, Is.SameAs(caller), "what the call began, it has ended");
        }

        Assert.That(activities.Select(activity => activity.Source.Name), Is.EqualTo(new[] { "Parallax.Client", "Caller" }));
        Assert.That((activities[0].ParentSpanId, activities[0].TraceId), Is.EqualTo((activities[1].SpanId, activities[1].TraceId)));
    }

    [Test]
    public async Task Calls_and_retries_are_measured()
    {
        using var retries = new MetricCollector<long>(meterScope: null, "Parallax.Client", "parallax.client.retries");
        using var durations = new MetricCollector<double>(meterScope: null, "Parallax.Client", "parallax.client.request.duration");
        await TwoAttemptsAsync();
        Assert.That(retries.GetMeasurementSnapshot().Single().Tags["error.type"], Is.EqualTo("503"));
        Assert.That(durations.GetMeasurementSnapshot().Single().Tags["http.response.status_code"], Is.EqualTo(200));
    }

    [Test]
    public async Task A_retry_is_a_warning_with_its_reason_and_wait_and_a_success_is_not_above_debug()
    {
        using var logs = new FakeLoggerProvider();
        await TwoAttemptsAsync(logs);
        Assert.That(logs.Lines().Where(line => !line.Contains("Debug", StringComparison.Ordinal)), Has.One.Contains("attempt 1 failed (503), next one after 0."));
    }

    private static async Task TwoAttemptsAsync(FakeLoggerProvider? logs = null)
    {
        var time = new FakeTime();
        var status = HttpStatusCode.ServiceUnavailable;
        using var server = new Recorder(_ =>
        {
            var response = Answer.Json("{}", status);
            status = HttpStatusCode.OK;
            return response;
        });
        using var factory = LoggerFactory.Create(logging =>
        {
            logging.SetMinimumLevel(LogLevel.Trace);
            if (logs is not null)
            {
                logging.AddProvider(logs);
            }
        });
        using var client = new ParallaxClient(new ParallaxClientOptions { ApiKey = TestClient.Key, AttemptTimeout = TimeSpan.FromMinutes(10) }, server, time, factory);
        var call = client.Projects.GetAsync(Guid.Empty);
        await time.ToEndOfAsync(call, TimeSpan.FromMinutes(1));
        await call;
    }
}
