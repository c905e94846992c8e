using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Parallax.Tests.DependencyInjection;

/// <summary>A host with wrong settings does not start.</summary>
internal sealed class HostStartTests
{
    [TestCase("Parallax:AttemptTimeout", "60", "AttemptTimeout")]
    [TestCase("Parallax:RateLimit:PermitLimit", "0", "Parallax:RateLimit:PermitLimit is 0")]
    [TestCase("Parallax:ApiKey", "pat_SECRET ", "ApiKey")]
    [TestCase("Parallax:ApiKeys", "pat_SECRET", "Parallax:ApiKeys is not a setting")]
    public async Task The_message_names_the_option_and_nothing_runs(string setting, string value, string named)
    {
        var ran = false;
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection([new("Parallax:ApiKey", "pat_SECRET")]).AddInMemoryCollection([new(setting, value)]);
        builder.Services.AddParallaxClient(builder.Configuration.GetSection("Parallax"));
        builder.Services.AddHostedService(_ => new Worker(() => ran = true));
        using var host = builder.Build();
        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());
        Assert.That(failure.Message, Does.Contain(named).And.Not.Contain("SECRET"));
        Assert.That(ran, Is.False);
    }

    private sealed class Worker(Action run) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            run();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
