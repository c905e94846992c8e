using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Parallax.Tests.Options;

/// <summary>What somebody reads who has mistyped a setting.</summary>
public sealed class SectionCheckTests
{
    [TestCase("ApiKy", "pat_SECRET", "Parallax:ApiKy is not a setting. The settings here are ApiKey, BaseAddress,")]
    [TestCase("RateLimit:PermitLimt", "5", "Parallax:RateLimit:PermitLimt is not a setting. The settings here are Enabled, PermitLimit,")]
    [TestCase("PageSize", "pat_SECRET", "Parallax:PageSize cannot be read; write it as in \"500\".")]
    [TestCase("PageSize", "", "Parallax:PageSize cannot be read; write it as in \"500\".")]
    [TestCase("PageSize", " ", "Parallax:PageSize cannot be read; write it as in \"500\".")]
    [TestCase("MaxResponseBytes", "", "Parallax:MaxResponseBytes cannot be read; write it as in \"67108864\".")]
    [TestCase("TotalTimeout", "", "Parallax:TotalTimeout cannot be read; write it as in ")]
    [TestCase("RateLimit:Enabled", "", "Parallax:RateLimit:Enabled cannot be read; write it as in \"true\".")]
    [TestCase("Retry:MaxAttempts", "", "Parallax:Retry:MaxAttempts cannot be read; write it as in ")]
    [TestCase("IncludeErrorDetail", "yes", "Parallax:IncludeErrorDetail cannot be read; write it as in \"true\".")]
    [TestCase("AttemptTimeout", "30s", "Parallax:AttemptTimeout cannot be read; write it as in \"00:00:30\".")]
    [TestCase("RateLimit:MaxWait", "soon", "Parallax:RateLimit:MaxWait cannot be read; write it as in \"00:00:30\".")]
    [TestCase("ApiKeyProvider", "pat_SECRET", "Parallax:ApiKeyProvider can be set in code only.")]
    [TestCase("RateLimit:Limiter", "x", "Parallax:RateLimit:Limiter can be set in code only.")]
    public void It_is_named_with_its_path_and_an_example(string setting, string value, string message)
    {
        var section = new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("Parallax:ApiKey", "pat_ok"),
            new($"Parallax:{setting}", value)
        ])
            .Build()
            .GetSection("Parallax");
        using var services = new ServiceCollection().AddParallaxClientFrom(section).BuildServiceProvider();
        Assert.That(
            () => services.GetRequiredService<IParallaxClient>(),
            Throws.TypeOf<OptionsValidationException>().With.Message.StartsWith(message).And.Message.Not.Contains("SECRET"));
    }

    [TestCase("ApiKey", "", "ParallaxClientOptions: Parallax:ApiKey is missing. Set it")]
    [TestCase("ApiKey", "pat_SECRET…", "ParallaxClientOptions: Parallax:ApiKey contains a character that no key has")]
    [TestCase("Retry:MaxAttempts", "0", "ParallaxClientOptions: Parallax:Retry:MaxAttempts is 0; it has to be from 1 to 20.")]
    public void A_value_out_of_bounds_is_named_with_its_path_too(string setting, string value, string message)
    {
        var section = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Parallax:ApiKey", "pat_ok")])
            .AddInMemoryCollection([new($"Parallax:{setting}", value)])
            .Build().GetSection("Parallax");
        using var services = new ServiceCollection().AddParallaxClientFrom(section).BuildServiceProvider();
        Assert.That(
            () => services.GetRequiredService<IParallaxClient>(),
            Throws.TypeOf<OptionsValidationException>().With.Message.StartsWith(message).And.Message.Not.Contains("SECRET"));
    }

    [Test]
    public void Of_several_clients_each_is_named_with_the_path_of_its_own_section()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("Tenants:A:ApiKey", "pat_ok"),
            new("Tenants:B:ApiKey", "")
        ])
            .Build();
        using var services = new ServiceCollection()
            .AddParallaxClient("tenant-a", configuration.GetSection("Tenants:A")).Services
            .AddParallaxClient("tenant-b", configuration.GetSection("Tenants:B")).Services
            .BuildServiceProvider();
        Assert.That(
            () => services.GetRequiredService<IStartupValidator>().Validate(),
            Throws.TypeOf<OptionsValidationException>().With.Message.StartsWith(
                "ParallaxClientOptions 'tenant-b': Tenants:B:ApiKey is missing."));
    }

    [Test]
    public void All_settings_that_configuration_can_have_are_taken()
    {
        var section = new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("P:ApiKey", "pat_ok"),
            new("P:BaseAddress", "https://host/prefix"),
            new("P:PageSize", "100"),
            new("P:ReadAhead", "2"),
            new("P:AttemptTimeout", "00:00:20"),
            new("P:TotalTimeout", "00:02:00"),
            new("P:MaxResponseBytes", "1000"),
            new("P:ApplicationName", "A/1"),
            new("P:Retry:MaxAttempts", "3"),
            new("P:Retry:BaseDelay", "00:00:02"),
            new("P:Retry:MaxDelay", "00:00:09"), new("P:RateLimit:Enabled", "false"), new("P:RateLimit:PermitLimit", "7"),
            new("P:RateLimit:Window", "00:00:05"), new("P:RateLimit:MaxWait", "00:00:01"), new("P:IncludeErrorDetail", "true"),
        ]).Build().GetSection("P");
        using var services = new ServiceCollection().AddParallaxClientFrom(section).BuildServiceProvider();
        var options = services.GetRequiredService<IOptions<ParallaxClientOptions>>().Value;
        Assert.That(
            (options.PageSize, options.Retry.MaxAttempts, options.RateLimit.PermitLimit, options.RateLimit.MaxWait),
            Is.EqualTo((100, 3, 7, TimeSpan.FromSeconds(1))));
        Assert.That(options.IncludeErrorDetail, Is.True);
    }

    [Test]
    public void An_empty_value_where_none_is_one_stands_for_none()
    {
        var section = new ConfigurationBuilder().AddInMemoryCollection([new("P:ApiKey", "pat_ok"), new("P:RateLimit:MaxWait", "")])
            .Build()
            .GetSection("P");
        using var services = new ServiceCollection().AddParallaxClientFrom(section).BuildServiceProvider();
        Assert.That(services.GetRequiredService<IOptions<ParallaxClientOptions>>().Value.RateLimit.MaxWait, Is.Null);
    }
}
