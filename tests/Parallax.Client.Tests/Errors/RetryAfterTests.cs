using System.Net;
using System.Net.Http.Headers;

namespace Parallax.Tests.Errors;

public sealed class RetryAfterTests
{
    [Test]
    public void A_date_is_told_as_the_time_until_then()
    {
        var time = new FakeTime();
        using var server = new Recorder(_ =>
        {
            var response = Answer.Json("{}", HttpStatusCode.TooManyRequests);
            response.Headers.RetryAfter = new RetryConditionHeaderValue(time.GetUtcNow().AddSeconds(40));
            return response;
        });
        using var client = TestClient.Over(server, time: time);
        var failure = Assert.ThrowsAsync<ParallaxRateLimitException>(() => client.Projects.GetAsync(Guid.Empty))!;
        Assert.That((failure.RetryAfter, failure.Message.Contains("after 40 s", StringComparison.Ordinal)), Is.EqualTo((TimeSpan.FromSeconds(40), true)));
    }
}
