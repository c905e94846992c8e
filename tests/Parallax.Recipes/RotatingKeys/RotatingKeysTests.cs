using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Parallax.Recipes.RotatingKeys;

/// <summary>Keys that are made and revoked at the server while a service runs.</summary>
[CancelAfter(60_000)]
internal sealed class RotatingKeysTests
{
    private FakeTime _time = null!;
    private ParallaxEmulator _emulator = null!;
    private InMemorySecrets _secrets = null!;
    private IConfigurationRoot _configuration = null!;

    [SetUp]
    public async Task Start()
    {
        _time = new FakeTime();
        _emulator = await ParallaxEmulator.StartAsync(new ParallaxEmulatorOptions { TimeProvider = _time });
        _secrets = new InMemorySecrets(_emulator.ApiKey);
        _configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Parallax:BaseAddress", _emulator.BaseAddress.ToString())])
            .Build();
    }

    [TearDown]
    public async Task Stop() => await _emulator.DisposeAsync();

    [Test]
    public async Task A_key_that_changes_in_configuration_is_used_by_the_next_call(CancellationToken cancellationToken)
    {
        _configuration["Parallax:ApiKey"] = _emulator.ApiKey;
        await using var services = new ServiceCollection().AddSingleton<TimeProvider>(_time)
            .AddParallaxFromConfiguration(_configuration)
            .BuildServiceProvider();
        var parallax = services.GetRequiredService<IParallaxClient>();
        await CallAsync(parallax, cancellationToken);

        _configuration["Parallax:ApiKey"] = Rotate();
        _configuration.Reload();
        await CallAsync(parallax, cancellationToken);
        Assert.That(_emulator.Requests.Select(request => request.Status), Is.All.EqualTo(200).And.Exactly(2).Items);
    }

    [Test]
    public async Task Within_its_lifetime_a_key_is_asked_for_once_and_after_it_again(CancellationToken cancellationToken)
    {
        await using var services = FromStore();
        var parallax = services.GetRequiredService<IParallaxClient>();
        await CallAsync(parallax, cancellationToken);
        await CallAsync(parallax, cancellationToken);
        Assert.That(_secrets.Asked, Is.EqualTo(1));

        _time.Advance(TimeSpan.FromMinutes(5));
        await CallAsync(parallax, cancellationToken);
        Assert.That(_secrets.Asked, Is.EqualTo(2));
    }

    [Test]
    public async Task If_the_old_key_stays_valid_for_a_while_no_call_fails(CancellationToken cancellationToken)
    {
        await using var services = FromStore();
        var parallax = services.GetRequiredService<IParallaxClient>();
        var oldKey = _secrets.Key;
        _secrets.Key = _emulator.AddKey();
        await CallAsync(parallax, cancellationToken);
        _time.Advance(TimeSpan.FromMinutes(5));
        _emulator.RevokeKey(oldKey);
        await CallAsync(parallax, cancellationToken);
        Assert.That(_emulator.Requests.Select(request => request.Status), Is.All.EqualTo(200));
    }

    [Test]
    public async Task If_it_does_not_the_call_that_meets_it_fails_and_the_next_one_has_the_new_key(CancellationToken cancellationToken)
    {
        await using var services = FromStore();
        var parallax = services.GetRequiredService<IParallaxClient>();
        await CallAsync(parallax, cancellationToken);
        _secrets.Key = Rotate();
        await Assert.ThatAsync(() => CallAsync(parallax, cancellationToken), Throws.TypeOf<ParallaxAuthenticationException>());
        await CallAsync(parallax, cancellationToken);
        Assert.That(_emulator.Requests.Select(request => request.Status), Is.EqualTo(Statuses(200, 401, 200)));
    }

    [Test]
    public async Task A_write_that_must_not_fail_is_made_once_more_and_takes_effect_once(CancellationToken cancellationToken)
    {
        await using var services = FromStore();
        var parallax = services.GetRequiredService<IParallaxClient>();
        await CallAsync(parallax, cancellationToken);
        _secrets.Key = Rotate();
        // begin-snippet: use
        var client = await KeyRotation.OnceMoreAfter401Async(() => parallax.Clients.CreateAsync(
            new CreateClient { Name = "Northwind" }, cancellationToken));
        // end-snippet
        Assert.That((client.Name, _emulator.Requests.Count(request => request.WasApplied)), Is.EqualTo(("Northwind", 1)));
        Assert.That(_emulator.Requests.Select(request => request.Status), Is.EqualTo(Statuses(200, 401, 201)));
    }

    [Test]
    public async Task A_key_that_is_wrong_for_good_is_tried_twice_and_no_more(CancellationToken cancellationToken)
    {
        await using var services = FromStore();
        _emulator.RevokeKey(_emulator.ApiKey);
        var call = KeyRotation.OnceMoreAfter401Async(() => CallAsync(services.GetRequiredService<IParallaxClient>(), cancellationToken));
        await Assert.ThatAsync(() => call, Throws.TypeOf<ParallaxAuthenticationException>());
        Assert.That(_emulator.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Many_calls_that_are_refused_at_once_ask_the_store_once(CancellationToken cancellationToken)
    {
        await using var services = FromStore();
        var parallax = services.GetRequiredService<IParallaxClient>();
        await CallAsync(parallax, cancellationToken);
        _secrets.Key = Rotate();
        var answer = new TaskCompletionSource();
        _secrets.MayAnswer = answer.Task;

        var calls = Enumerable.Range(0, 8)
            .Select(_ => KeyRotation.OnceMoreAfter401Async(() => CallAsync(parallax, cancellationToken)))
            .ToList();
        while (_secrets.Asked < 2)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        answer.SetResult();
        await Task.WhenAll(calls);
        Assert.That(_secrets.Asked, Is.EqualTo(2));
    }

    [Test]
    public async Task A_late_refusal_of_the_old_key_does_not_cost_the_new_one(CancellationToken cancellationToken)
    {
        using var keys = new CachedKey(_secrets, "parallax-api-key", _time);
        await keys.GetAsync(cancellationToken);
        var oldVersion = keys.Version;
        keys.Forget(oldVersion);
        _secrets.Key = "pat_new";
        await keys.GetAsync(cancellationToken);
        keys.Forget(oldVersion);
        Assert.That((await keys.GetAsync(cancellationToken), _secrets.Asked), Is.EqualTo(("pat_new", 2)));
    }

    private static IEnumerable<int?> Statuses(params int[] statuses) => statuses.Select(status => (int?)status);

    private static Task<long?> CallAsync(IParallaxClient parallax, CancellationToken cancellationToken)
        => parallax.Tags.ListAsync(cancellationToken: cancellationToken).GetTotalAsync(cancellationToken);

    private ServiceProvider FromStore()
        => new ServiceCollection().AddSingleton<TimeProvider>(_time)
            .AddSingleton<ISecretStore>(_secrets)
            .AddParallaxFromSecretStore(_configuration)
            .BuildServiceProvider();

    /// <summary>Makes a new key, and revokes the old one at once.</summary>
    private string Rotate()
    {
        var oldKey = _emulator.ApiKey;
        var newKey = _emulator.AddKey();
        _emulator.RevokeKey(oldKey);
        return newKey;
    }
}
