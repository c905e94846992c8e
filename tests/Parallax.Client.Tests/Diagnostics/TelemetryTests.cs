using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.Extensions.Logging;

namespace Parallax.Tests.Diagnostics;

[NonParallelizable]
public sealed class TelemetryTests
{
    [Test]
    public async Task A_call_is_one_activity_with_the_names_of_OpenTelemetry()
    {
        List<Activity> activities = [];
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Parallax.Client",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activities.Add,
        };
        ActivitySource.AddActivityListener(listener);
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
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Parallax.Client" or "Caller",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activities.Add,
        };
        ActivitySource.AddActivityListener(listener);
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
        ConcurrentBag<(string Name, IReadOnlyDictionary<string, object?> Tags)> measured = [];
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, it) =>
            {
                if (instrument.Meter.Name == "Parallax.Client")
                {
                    it.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => measured.Add((instrument.Name, tags.ToArray().ToDictionary())));
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => measured.Add((instrument.Name, tags.ToArray().ToDictionary())));
        listener.Start();
        await TwoAttemptsAsync();
        Assert.That(measured.Single(m => m.Name == "parallax.client.retries").Tags["error.type"], Is.EqualTo("503"));
        Assert.That(measured.Single(m => m.Name == "parallax.client.request.duration").Tags["http.response.status_code"], Is.EqualTo(200));
    }

    [Test]
    public async Task A_retry_is_a_warning_with_its_reason_and_wait_and_a_success_is_not_above_debug()
    {
        using var logs = new LogRecorder();
        await TwoAttemptsAsync(logs);
        Assert.That(logs.Lines.Where(line => !line.Contains("Debug", StringComparison.Ordinal)), Has.One.Contains("attempt 1 failed (503), next one after 0."));
    }

    private static async Task TwoAttemptsAsync(LogRecorder? logs = null)
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
