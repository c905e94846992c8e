using System.Net;

namespace Parallax.Tests.Pipeline;

/// <summary>A delete whose first answer was lost.</summary>
public sealed class RetriedDeleteTests
{
    [Test]
    public void A_404_that_is_not_the_APIs_own_is_no_proof_that_it_was_deleted()
        => Assert.That(
            () => DeleteAsync(Answer.Html("<html>nope</html>", HttpStatusCode.NotFound)), Throws.TypeOf<ParallaxNotFoundException>());

    [Test]
    public void A_404_of_the_API_is()
        => Assert.That(() => DeleteAsync(Answer.Json("""{"title":"Not Found"}""", HttpStatusCode.NotFound)), Throws.Nothing);

    [Test]
    public void Two_attempts_that_were_lost_are_not_less_than_one()
        => Assert.That(
            ()
                => DeleteAsync(
                    () => throw new IOException("reset"),
                    () => throw new IOException("reset"),
                    () => Answer.Json("""{"title":"Not Found"}""", HttpStatusCode.NotFound)),
            Throws.Nothing);

    [TestCase(409)]
    [TestCase(422)]
    [TestCase(403)]
    [TestCase(400)]
    public async Task A_refusal_after_an_attempt_that_was_lost_does_not_say_that_nothing_was_changed(int status)
    {
        var failure = (await Assert.CatchAsync<ParallaxApiException>(() => DeleteAsync(Answer.Json(
            """{"title":"No"}""", (HttpStatusCode)status))))!;
        Assert.That(failure.RequestMayHaveBeenProcessed, Is.True);
        Assert.That(
            failure.Message,
            Does.Contain("An earlier attempt").And.Contains("may have taken effect").And.Not.Contains("Nothing was changed"));
    }

    private static Task DeleteAsync(HttpResponseMessage second)
        => DeleteAsync(() => Answer.Empty(HttpStatusCode.ServiceUnavailable), () => second);

    private static async Task DeleteAsync(params Func<HttpResponseMessage>[] all)
    {
        var time = new FakeTime();
        var answers = new Queue<Func<HttpResponseMessage>>(all);
        using var server = new Recorder(_ => answers.Dequeue()());
        using var client = TestClient.Over(
            server, options => (options.Retry.MaxAttempts, options.AttemptTimeout) = (all.Length, TimeSpan.FromMinutes(10)), time);
        var call = client.ActualTime.DeleteAsync(Guid.Empty);
        await time.ToEndOfAsync(call, TimeSpan.FromMinutes(1));
        await call;
    }
}
