namespace Parallax.Tests.Pipeline;

internal sealed class KeyProviderTests
{
    [Test]
    public async Task It_is_asked_for_each_request_so_that_keys_can_rotate()
    {
        var asked = 0;
        using var recorder = new Recorder();
        using var client = TestClient.Over(recorder, options => options.ApiKeyProvider = _ => ValueTask.FromResult($"pat_{++asked}"));
        await client.Projects.GetAsync(Guid.Empty);
        await client.Projects.GetAsync(Guid.Empty);
        Assert.That(recorder.Requests.SelectMany(request => request.Keys), Is.EqualTo(new[] { "pat_1", "pat_2" }));
    }

    [Test]
    public async Task It_is_asked_once_for_each_request_with_the_rate_gate_too()
    {
        var asked = 0;
        using var recorder = new Recorder();
        using var client = TestClient.Over(
            recorder,
            options => (options.RateLimit.Enabled, options.ApiKeyProvider) = (true, _ => ValueTask.FromResult($"pat_gated-{++asked}")),
            new FakeTime());
        await client.Projects.GetAsync(Guid.Empty);
        await client.Projects.GetAsync(Guid.Empty);
        Assert.That(recorder.Requests.SelectMany(request => request.Keys), Is.EqualTo(new[] { "pat_gated-1", "pat_gated-2" }));
    }

    [Test]
    public async Task What_it_throws_is_the_cause_of_an_exception_of_ours()
    {
        var cause = new InvalidOperationException("the vault is closed");
        using var recorder = new Recorder();
        using var client = TestClient.Over(recorder, options => options.ApiKeyProvider = _ => throw cause);
        var failure = await Assert.ThrowsAsync<ParallaxException>(() => client.Projects.GetAsync(Guid.Empty));
        Assert.That((failure.InnerException, recorder.Requests.Count), Is.EqualTo((cause, 0)));
        Assert.That(
            failure.Message,
            Does.Contain(
                "not sent, the key of ParallaxClientOptions.ApiKeyProvider could not be had. Server: api.getparallax.com; 0 attempts in "));
    }

    [Test]
    public async Task When_it_fails_no_permit_is_used_up()
    {
        var fails = false;
        using var recorder = new Recorder();
        using var client = TestClient.Over(
            recorder,
            options => (options.RateLimit, options.ApiKeyProvider) = (
                new ParallaxRateLimitOptions { PermitLimit = 2 },
                _ => fails ? throw new InvalidOperationException() : ValueTask.FromResult("pat_provider")),
            new FakeTime());
        await client.Projects.GetAsync(Guid.Empty);
        fails = true;
        Assert.That(() => client.Projects.GetAsync(Guid.Empty), Throws.TypeOf<ParallaxException>());
        fails = false;
        await client.Projects.GetAsync(Guid.Empty);
        Assert.That(recorder.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task When_it_fails_a_lease_of_the_own_limiter_goes_back()
    {
        var fails = false;
        using var limiter = new GrantingLimiter();
        limiter.GrantAll();
        using var server = new Recorder();
        using var client = TestClient.Gated(server, new FakeTime(), options =>
            (options.RateLimit.Limiter, options.ApiKeyProvider) = (limiter, _ => fails
                ? throw new InvalidOperationException()
                : ValueTask.FromResult("pat_failing")));
        await client.Projects.GetAsync(Guid.Empty);
        fails = true;
        Assert.That(() => client.Projects.GetAsync(Guid.Empty), Throws.TypeOf<ParallaxException>());
        Assert.That((limiter.Granted, limiter.Disposed), Is.EqualTo((2, 2)));
    }

    [Test]
    public async Task It_is_enough_without_a_key()
    {
        using var recorder = new Recorder();
        using var client = TestClient.Over(
            recorder, options => (options.ApiKey, options.ApiKeyProvider) = (null, _ => ValueTask.FromResult("pat_provided")));
        await client.Projects.GetAsync(Guid.Empty);
        Assert.That(recorder.Only.Keys, Is.EqualTo(new[] { "pat_provided" }));
    }

    [Test]
    public async Task A_key_that_cannot_be_one_is_refused_and_nothing_is_sent(
        [Values(null, "", "  ", "pat_SECRET\r\nX-Evil: 1", "pat_SECRET\n", "pat_SECRETä", "pat_SECRET x")] string? key)
    {
        using var recorder = new Recorder();
        using var client = TestClient.Over(recorder, options => options.ApiKeyProvider = _ => ValueTask.FromResult(key!));
        var failure = await Assert.ThrowsAsync<ParallaxException>(() => client.Projects.GetAsync(Guid.Empty));
        Assert.Multiple(() =>
        {
            Assert.That(recorder.Requests, Is.Empty);
            Assert.That(failure.ToString(), Does.Contain("ApiKeyProvider").And.Contains("not sent").And.Not.Contains("SECRET"));
            Assert.That(
                (failure.Method, failure.Path, failure.RequestMayHaveBeenProcessed),
                Is.EqualTo(("GET", $"/v1/projects/{Guid.Empty}", false)));
        });
    }

    [Test]
    public async Task It_gets_a_token_that_the_caller_can_cancel()
    {
        using var source = new CancellationTokenSource();
        var asked = new TaskCompletionSource();
        using var client = TestClient.Over(new Recorder(), options => options.ApiKeyProvider = async token =>
        {
            asked.SetResult();
            await Task.Delay(Timeout.Infinite, token);
            return "";
        });
        var call = client.Projects.GetAsync(Guid.Empty, source.Token);
        await asked.Task;
        await source.CancelAsync();
        Assert.That(() => call, Throws.InstanceOf<OperationCanceledException>());
    }
}
