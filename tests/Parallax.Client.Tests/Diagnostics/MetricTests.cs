using OpenTelemetry.Metrics;

namespace Parallax.Tests.Diagnostics;

/// <summary>What is measured, as the OpenTelemetry SDK exports it without any view of the host's.</summary>
[NonParallelizable]
internal sealed class MetricTests
{
    [Test]
    public async Task A_call_is_measured_under_its_operation()
    {
        using var telemetry = new Telemetry();
        using var client = TestClient.Over(new Recorder());
        await client.Projects.GetAsync(Guid.NewGuid());
        await client.Projects.GetAsync(Guid.NewGuid());
        var point = telemetry.PointsOf("parallax.client.request.duration").Single();
        Assert.That(point.GetHistogramCount(), Is.EqualTo(2), "an id would make a series of each call");
        Assert.That(Telemetry.TagsOf(point), Is.EquivalentTo(new Dictionary<string, object?>
        {
            ["http.request.method"] = "GET",
            ["http.response.status_code"] = 200,
            ["server.address"] = "api.getparallax.com",
            ["server.port"] = 443,
            ["url.template"] = "/v1/projects/{id}",
            ["parallax.operation"] = "GetProject",
        }));
    }

    [TestCase("parallax.client.request.duration", 0.005, 300)]
    [TestCase("parallax.client.gate.wait", 0.1, 3600)]
    public async Task Times_fall_into_buckets_of_seconds(string metric, double first, double last)
    {
        var time = new FakeTime();
        using var telemetry = new Telemetry();
        using var client = TestClient.Gated(
            new Recorder(), time, options => (options.ApiKey, options.RateLimit.PermitLimit) = ("pat_buckets", 1));
        await client.Projects.GetAsync(Guid.Empty);
        var waiting = client.Projects.GetAsync(Guid.Empty);
        await time.ToEndOfAsync(waiting, TimeSpan.FromMinutes(2));
        await waiting;
        var bounds = BoundsOf(telemetry.PointsOf(metric).Single());
        Assert.That((bounds[0], bounds[^1]), Is.EqualTo((first, last)));
        Assert.That(bounds, Is.Ordered.And.Member(60d), "the window of the rate limit");
    }

    private static List<double> BoundsOf(MetricPoint point)
    {
        List<double> bounds = [];
        foreach (var bucket in point.GetHistogramBuckets())
        {
            bounds.Add(bucket.ExplicitBound);
        }

        bounds.RemoveAt(bounds.Count - 1); // Without end.
        return bounds;
    }
}
