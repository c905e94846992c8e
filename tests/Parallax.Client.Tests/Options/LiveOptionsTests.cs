using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Parallax.Tests.Options;

internal sealed class LiveOptionsTests
{
    [Test]
    public void Of_two_reloads_at_once_the_later_one_has_the_last_word()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("ApiKey", "pat_0")]).Build();
        var factory = new SlowFactory(configuration);
        using var live = new LiveOptions(
            factory,
            [new ConfigurationChangeTokenSource<ParallaxClientOptions>("", configuration)],
            "",
            new ClientLog(NullLogger.Instance));
        var second = new Thread(() => _ = live.Current);
        factory.WhileBuilding = () =>
        {
            // The first reload has read its key, and has not handed it over, when the second one comes.
            Change(configuration, "pat_2");
            second.Start();
            SpinWait.SpinUntil(() => !second.IsAlive || second.ThreadState.HasFlag(ThreadState.WaitSleepJoin));
        };
        Change(configuration, "pat_1");
        _ = live.Current;
        second.Join();
        Assert.That(live.Current.ApplicationName, Is.EqualTo("pat_2"));
    }

    [Test]
    public void A_reload_that_comes_while_settings_are_read_for_the_first_time_is_not_lost()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("ApiKey", "pat_0")]).Build();
        var factory = new SlowFactory(configuration) { WhileBuilding = () => Change(configuration, "pat_1") };
        using var live = new LiveOptions(
            factory,
            [new ConfigurationChangeTokenSource<ParallaxClientOptions>("", configuration)],
            "",
            new ClientLog(NullLogger.Instance));
        Assert.That(live.Current.ApplicationName, Is.EqualTo("pat_1"));
    }

    [Test]
    public void A_reload_that_comes_while_another_is_read_counts_for_the_call_that_reads()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("ApiKey", "pat_0")]).Build();
        var factory = new SlowFactory(configuration);
        using var live = new LiveOptions(
            factory,
            [new ConfigurationChangeTokenSource<ParallaxClientOptions>("", configuration)],
            "",
            new ClientLog(NullLogger.Instance));
        factory.WhileBuilding = () => Change(configuration, "pat_2");
        Change(configuration, "pat_1");
        Assert.That(live.Current.ApplicationName, Is.EqualTo("pat_2"));
    }

    private static void Change(IConfigurationRoot configuration, string key)
    {
        configuration["ApiKey"] = key;
        configuration.Reload();
    }

    private sealed class SlowFactory(IConfigurationRoot configuration) : IOptionsFactory<ParallaxClientOptions>
    {
        public Action? WhileBuilding { get; set; }

        public ParallaxClientOptions Create(string name)
        {
            var options = new ParallaxClientOptions { ApplicationName = configuration["ApiKey"] };
            var building = WhileBuilding;
            WhileBuilding = null;
            building?.Invoke();
            return options;
        }
    }
}
