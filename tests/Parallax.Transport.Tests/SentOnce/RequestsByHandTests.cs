namespace Parallax.Tests.Transport.SentOnce;

/// <summary>
/// <c>SocketsHttpHandler</c> repeats by itself what it has begun no body of, when the server closes the connection before the first
/// byte: up to four arrivals, which no handler sees.
/// </summary>
[CancelAfter(60_000)]
internal sealed class RequestsByHandTests
{
    private static readonly Uri Path = new("v1/projects/1/publish", UriKind.Relative);

    [Test]
    public async Task A_write_without_content_arrives_once_and_says_that_it_may_have_been_carried_out(
        [Values("POST", "PUT", "PATCH", "MERGE")] string method, [Values] bool onReusedConnection, CancellationToken cancellationToken)
    {
        var before = onReusedConnection ? 1 : 0;
        await using var server = new RawApi(number => number <= before ? RawApi.Json(200) : null);
        using var parallax = new ParallaxClient(Outcome.Options(server.Address));
        if (onReusedConnection)
        {
            (await parallax.HttpClient.GetAsync(Path, cancellationToken)).Dispose();
        }

        using var request = new HttpRequestMessage(new HttpMethod(method), Path);
        var failure = await Outcome.OfAsync(() => parallax.HttpClient.SendAsync(request, cancellationToken)) as ParallaxConnectionException;
        Assert.That((server.Heads.Count - before, failure?.Attempts, failure?.RequestMayHaveBeenProcessed), Is.EqualTo((1, 1, true)));
        Assert.That(server.Heads[^1], Does.Contain("Content-Length: 0").And.Not.Contains("Expect"));
    }

    [Test]
    public async Task Every_arrival_of_a_read_or_a_delete_is_an_attempt_with_a_permit_of_its_own(
        [Values("GET", "DELETE")] string method, [Values] bool onReusedConnection, CancellationToken cancellationToken)
    {
        var before = onReusedConnection ? 1 : 0;
        await using var server = new RawApi(number => number <= before ? RawApi.Json(200) : null);
        var options = Outcome.Options(server.Address);
        // A key of its own: a port that another test had before would come with the limit of its client.
        options.ApiKey = $"pat_{Guid.NewGuid():N}";
        (options.RateLimit.PermitLimit, options.RateLimit.MaxWait, options.Retry.MaxAttempts) = (3
            + before, TimeSpan.FromMilliseconds(1), 20);
        using var parallax = new ParallaxClient(options);
        if (onReusedConnection)
        {
            (await parallax.HttpClient.GetAsync(Path, cancellationToken)).Dispose();
        }

        using var request = new HttpRequestMessage(new HttpMethod(method), Path);
        var failure = await Outcome.OfAsync(() => parallax.HttpClient.SendAsync(request, cancellationToken));
        Assert.That(failure, Is.TypeOf<ParallaxRateLimitException>(), "three permits, and then none");
        Assert.That((server.Heads.Count - before, (failure as ParallaxException)!.Attempts), Is.EqualTo((3, 3)));
    }

    [Test]
    public async Task A_read_stands_on_the_wire_as_it_did_without_a_body(CancellationToken cancellationToken)
    {
        await using var server = new RawApi(_ => RawApi.Json(200));
        using var parallax = new ParallaxClient(Outcome.Options(server.Address));
        (await parallax.HttpClient.GetAsync(Path, cancellationToken)).Dispose();
        Assert.That(
            server.Heads.Single(),
            Does.StartWith("GET /v1/projects/1/publish HTTP/1.1").And.Not.Contains("Content-").And.Not.Contains("Transfer-").And.Contains(
                "X-API-KEY: pat_sent-once-4711"));
    }

    [Test]
    public async Task A_synchronous_call_is_refused_with_a_word_on_what_to_call_instead([Values] bool isFromContainer)
    {
        await using var server = new RawApi(_ => RawApi.Json(200));
        using var byHand = new ParallaxClient(Outcome.Options(server.Address));
        await using var services = HostHandlers.Services(server.Address, static _ => { });
        var client = isFromContainer ? HostHandlers.ClientOf(services).HttpClient : byHand.HttpClient;
        using var request = new HttpRequestMessage(HttpMethod.Get, Path);
        Assert.That(() => client.Send(request), Throws.TypeOf<NotSupportedException>().With.Message.Contains("SendAsync"));
        Assert.That(server.Heads, Is.Empty);
    }
}
