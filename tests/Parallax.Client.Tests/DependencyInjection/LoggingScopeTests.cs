using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Parallax.Models;

namespace Parallax.Tests.DependencyInjection;

/// <summary>Our lines in structured logs: the scopes of the caller are on them, and neither key nor query nor body.</summary>
internal sealed class LoggingScopeTests
{
    private static readonly string[] Secrets = ["SECRET", "Lindqvist", "Harbour"];

    [Test]
    public async Task The_scopes_of_the_caller_are_on_the_warning_of_every_retry()
    {
        using var log = new FakeLoggerProvider();
        await CallsAsync(log, async (logger, client) =>
        {
            using (logger.BeginScope(new Dictionary<string, object?> { ["Order"] = 42 }))
            {
                await client.Projects.GetAsync(Guid.Empty);
            }
        });
        var warnings = log.Collector.GetSnapshot().Where(entry => entry.Level == LogLevel.Warning).ToList();
        Assert.That(
            warnings.Select(entry => (entry.Category, entry.GetStructuredStateValue("Attempt"))),
            Is.EqualTo(new (string?, string?)[] { ("Parallax.Client", "1"), ("Parallax.Client", "2") }));
        Assert.That(warnings.Select(entry => entry.Scopes), Is.All.EqualTo(new[] { new Dictionary<string, object?> { ["Order"] = 42 } }));
    }

    [Test]
    public async Task Calls_at_the_same_time_have_each_their_own_scopes()
    {
        using var log = new FakeLoggerProvider();
        await CallsAsync(log, async (logger, client) => await Task.WhenAll(Enumerable.Range(1, 3).Select(async i =>
        {
            using (logger.BeginScope($"order {i}"))
            {
                await client.Projects.GetAsync(new Guid(i, 0, 0, new byte[8]));
            }
        })));
        var warnings = log.Collector.GetSnapshot().Where(entry => entry.Level == LogLevel.Warning).ToList();
        Assert.That(warnings, Is.Not.Empty);
        Assert.That(
            warnings.Select(entry => $"{entry.Scopes.Single()}"),
            Is.EqualTo(warnings.Select(entry => $"order {entry.GetStructuredStateValue("Path")!.Split('/')[^1][7]}")));
    }

    [Test]
    public async Task Our_own_lines_have_neither_key_nor_query_nor_body_and_no_scopes()
    {
        using var log = new FakeLoggerProvider();
        await CallsAsync(log, async (_, client) =>
        {
            await client.ProjectOfferings.ListAsync(Guid.Empty, terms: "Mara Lindqvist").GetPageAsync(1);
            await client.Projects.CreateAsync(new CreateProject { Name = "Harbour" });
        });
        Assert.That(
            log.Collector.GetSnapshot().Select(entry => entry.Level), Has.Some.EqualTo(LogLevel.Warning).And.Some.EqualTo(LogLevel.Debug));
        Assert.That(log.Collector.GetSnapshot().SelectMany(entry => entry.Scopes), Is.Empty);
        foreach (var text in log.Lines().Concat(log.Values()))
        {
            Assert.That(Secrets.Where(text.Contains), Is.Empty);
        }
    }

    private static async Task CallsAsync(FakeLoggerProvider log, Func<ILogger, IParallaxClient, Task> call)
    {
        var time = new FakeTime();
        var refusals = 2;
        using var server = new Recorder(
            _ => Answer.Json(
                """{"id":"74e8b0f5-1c6d-4a93-b2d7-e50f9a3c8d16","name":"Harbour","results":[]}""",
                Interlocked.Decrement(ref refusals) >= 0 ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK));
        var services = new ServiceCollection().AddSingleton<TimeProvider>(time)
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log));
        services.AddParallaxClient(options => (options.ApiKey, options.AttemptTimeout) = ("pat_SECRET", TimeSpan.FromMinutes(10)))
            .EndingAt(server);
        await using var provider = services.BuildServiceProvider();
        var calls = call(provider.GetRequiredService<ILogger<LoggingScopeTests>>(), provider.GetRequiredService<IParallaxClient>());
        await time.ToEndOfAsync(calls, TimeSpan.FromMinutes(1));
        await calls;
        Assert.That(refusals, Is.LessThan(0));
    }
}
