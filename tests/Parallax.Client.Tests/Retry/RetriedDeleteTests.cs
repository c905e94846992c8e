using System.Net;

namespace Parallax.Tests.Retry;

/// <summary>A delete whose first answer was lost.</summary>
public sealed class RetriedDeleteTests
{
    [Test]
    public void A_404_that_is_not_the_APIs_own_is_no_proof_that_it_was_deleted()
        => Assert.That(() => DeleteAsync(Answer.Html("<html>nope</html>", HttpStatusCode.NotFound)), Throws.TypeOf<ParallaxNotFoundException>());

    [Test]
    public void A_404_of_the_API_is()
        => Assert.That(() => DeleteAsync(Answer.Json("""{"title":"Not Found"}""", HttpStatusCode.NotFound)), Throws.Nothing);

    private static async Task DeleteAsync(HttpResponseMessage second)
    {
        var time = new FakeTime();
        var answers = new Queue<HttpResponseMessage>([Answer.Empty(HttpStatusCode.ServiceUnavailable), second]);
        using var server = new Recorder(_ => answers.Dequeue());
        using var client = TestClient.Over(server, options => (options.Retry.MaxAttempts, options.AttemptTimeout) = (2, TimeSpan.FromMinutes(10)), time);
        var call = client.ActualTime.DeleteAsync(Guid.Empty);
        await time.ToEndOfAsync(call, TimeSpan.FromMinutes(1));
        await call;
    }
}
