using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Parallax.Tests.Options;

/// <summary>Wrong settings are refused before anything runs, by name, without showing the key.</summary>
internal sealed class RefusedAtStartTests
{
    private static IEnumerable<TestCaseData> InCode => InvalidOptions.InCode;

    private static IEnumerable<TestCaseData> InConfiguration => InvalidOptions.InConfiguration;

    [TestCaseSource(nameof(InCode))]
    public void By_the_constructor(string option, Action<ParallaxClientOptions> spoil)
    {
        var options = new ParallaxClientOptions { ApiKey = InvalidOptions.Key };
        spoil(options);
        AssertRefused(() => new ParallaxClient(options).Dispose(), option);
    }

    [TestCaseSource(nameof(InCode))]
    public void By_the_host_when_it_starts(string option, Action<ParallaxClientOptions> spoil)
    {
        using var services = WithClient(spoil);
        AssertRefused(() => services.GetRequiredService<IStartupValidator>().Validate(), option);
    }

    [TestCaseSource(nameof(InCode))]
    public void By_a_container_that_nobody_started(string option, Action<ParallaxClientOptions> spoil)
    {
        using var services = WithClient(spoil);
        AssertRefused(() => services.GetRequiredService<IParallaxClient>(), option);
    }

    [TestCaseSource(nameof(InConfiguration))]
    public void From_configuration(string name, string value)
    {
        using var services = new ServiceCollection().AddParallaxClientFrom(Section(name, value)).BuildServiceProvider();
        Assert.Multiple(() =>
        {
            AssertRefused(() => services.GetRequiredService<IStartupValidator>().Validate(), name.Split(":")[^1]);
            AssertRefused(() => services.GetRequiredService<IParallaxClient>(), name.Split(":")[^1]);
        });
    }

    [Test]
    public void Of_several_clients_the_message_names_the_one()
    {
        using var services = new ServiceCollection()
            .AddParallaxClient("tenant-a", options => options.ApiKey = InvalidOptions.Key).Services
            .AddParallaxClient("tenant-b", options => options.PageSize = 0).Services
            .BuildServiceProvider();
        var failure = Catch(() => services.GetRequiredService<IStartupValidator>().Validate());
        Assert.That(failure.Message, Does.Contain("tenant-b").And.Contains("PageSize").And.Not.Contains("tenant-a"));
    }

    [Test]
    public void Everything_that_is_wrong_is_said_at_once()
    {
        var failure = Catch(() => new ParallaxClient(new ParallaxClientOptions { PageSize = 0, AttemptTimeout = TimeSpan.Zero }).Dispose());
        Assert.That(failure.Message, Does.Contain("ApiKey").And.Contains("PageSize").And.Contains("AttemptTimeout"));
    }

    [TestCase("AttemptTimeout", "60", "\"00:00:30\"")]
    [TestCase("BaseAddress", "api.getparallax.com", "\"https://api.getparallax.com/\"")]
    [TestCase("ApplicationName", "Contoso Sync", "\"Contoso.CrmSync/1.2\"")]
    public void The_message_shows_the_right_form(string name, string value, string example)
    {
        using var services = new ServiceCollection().AddParallaxClientFrom(Section(name, value)).BuildServiceProvider();
        Assert.That(Catch(() => services.GetRequiredService<IParallaxClient>()).Message, Does.Contain(example));
    }

    [Test]
    public void By_the_constructor_that_takes_just_a_key()
        => Assert.Multiple(() =>
        {
            AssertRefused(() => new ParallaxClient("pat_SECRET\n").Dispose(), "ApiKey");
            AssertRefused(() => new ParallaxClient((ParallaxApiKey)null!).Dispose(), "ApiKey is missing");
            AssertRefused(() => new ParallaxClient((string?)null).Dispose(), "ApiKey is missing");
            Assert.That(() => new ParallaxClient((ParallaxClientOptions)null!).Dispose(), Throws.ArgumentNullException);
        });

    private static IConfigurationSection Section(string name, string value)
        => new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
            {
                ["Parallax:ApiKey"] = InvalidOptions.Key,
                [$"Parallax:{name}"] = value
            })
            .Build().GetSection("Parallax");

    private static ServiceProvider WithClient(Action<ParallaxClientOptions> spoil)
        => new ServiceCollection().AddParallaxClient(options =>
        {
            options.ApiKey = InvalidOptions.Key;
            spoil(options);
        }).Services.BuildServiceProvider();

    private static void AssertRefused(Action start, string option)
    {
        var failure = Catch(start);
        Assert.Multiple(() =>
        {
            Assert.That(failure, Is.InstanceOf<OptionsValidationException>().Or.InstanceOf<InvalidOperationException>());
            Assert.That(failure.Message, Does.Contain(option));
            Assert.That(failure.ToString(), Does.Not.Contain(InvalidOptions.Key));
        });
    }

    private static Exception Catch(Action start) => Assert.Catch(() => start())!;
}
