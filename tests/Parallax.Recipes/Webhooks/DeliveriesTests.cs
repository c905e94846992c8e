using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Parallax.AspNetCore;
using Parallax.Recipes.Webhooks.Support;

namespace Parallax.Recipes.Webhooks;

/// <summary>The memory of deliveries, as an endpoint asks it: in the process, and in a cache that two instances share.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class DeliveriesTests
{
    private readonly FakeTime _time = new();

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_delivery_is_new_then_under_way_then_handled_and_in_the_end_forgotten(bool isShared)
    {
        var (one, other) = Instances(isShared);
        Assert.That(await one.BeginAsync("a", default), Is.EqualTo(ParallaxWebhookDeliveryState.New));
        Assert.That(await one.BeginAsync("a", default), Is.EqualTo(ParallaxWebhookDeliveryState.UnderWay));
        Assert.That(await other.BeginAsync("a", default), Is.EqualTo(ParallaxWebhookDeliveryState.UnderWay));
        Assert.That(await other.BeginAsync("b", default), Is.EqualTo(ParallaxWebhookDeliveryState.New));
        await one.CompleteAsync("a", default);
        _time.Advance(2 * ParallaxWebhook.DefaultTolerance);
        Assert.That(await one.BeginAsync("a", default), Is.EqualTo(ParallaxWebhookDeliveryState.Handled));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.That(await other.BeginAsync("a", default), Is.EqualTo(ParallaxWebhookDeliveryState.New));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_delivery_whose_handler_failed_is_new_again(bool isShared)
    {
        var (one, other) = Instances(isShared);
        await one.BeginAsync("a", default);
        await one.ForgetAsync("a", default);
        Assert.That(await other.BeginAsync("a", default), Is.EqualTo(ParallaxWebhookDeliveryState.New));
        await other.ForgetAsync("a", default);
        Assert.That(await one.BeginAsync("a", default), Is.EqualTo(ParallaxWebhookDeliveryState.New));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Of_many_at_once_one_is_new(bool isShared)
    {
        var (one, _) = Instances(isShared);
        var states = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(async () => await one.BeginAsync("a", default))));
        Assert.That(states.Count(state => state == ParallaxWebhookDeliveryState.New), Is.EqualTo(1));
    }

    [Test]
    public async Task An_instance_that_died_while_it_handled_a_delivery_does_not_keep_it()
    {
        var (dead, other) = Instances(isShared: true);
        await dead.BeginAsync("a", default);
        _time.Advance(TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(1));
        Assert.That(await other.BeginAsync("a", default), Is.EqualTo(ParallaxWebhookDeliveryState.New));
    }

    [Test]
    public async Task However_many_were_handled_the_oldest_go()
    {
        var (one, _) = Instances(isShared: false);
        for (var number = 0; number <= 10_000; number++)
        {
            await one.BeginAsync($"{number}", default);
            await one.CompleteAsync($"{number}", default);
        }

        Assert.That(await one.BeginAsync("1", default), Is.EqualTo(ParallaxWebhookDeliveryState.Handled));
        Assert.That(await one.BeginAsync("0", default), Is.EqualTo(ParallaxWebhookDeliveryState.New));
    }

    // Without a shared cache there is one instance.
    private (IParallaxWebhookDeliveries One, IParallaxWebhookDeliveries Other) Instances(bool isShared)
    {
        var cache = new MemoryDistributedCache(Options.Create(new MemoryDistributedCacheOptions { Clock = new Clock(_time) }));
        var one = Instance();
        return (one, isShared ? Instance() : one);

        IParallaxWebhookDeliveries Instance()
        {
            var services = new ServiceCollection().AddSingleton<TimeProvider>(_time).AddSingleton<IDistributedCache>(cache);
            services.AddParallaxWebhooks(options => options.Secret = WebhookApp.Secret);
            if (isShared)
            {
                services.AddParallaxWebhookDistributedCache();
            }

            return services.BuildServiceProvider().GetRequiredService<IParallaxWebhookDeliveries>();
        }
    }

    private sealed class Clock(TimeProvider time) : Microsoft.Extensions.Internal.ISystemClock
    {
        public DateTimeOffset UtcNow => time.GetUtcNow();
    }
}
