using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace Parallax.Tests.DependencyInjection;

/// <summary>Everything that is logged on the way of a call, at any level, in any scope and value by value.</summary>
internal sealed class LoggingTests
{
    [Test]
    public async Task No_line_shows_the_key_or_the_query()
    {
        var lines = await LinesAsync(_ => { });
        Assert.That(lines, Has.Some.Contains("/offerings").And.None.Contains("SECRET").And.None.Contains("Lindqvist"));
    }

    [Test]
    public async Task No_line_shows_the_key_when_the_factory_logs_the_headers_as_well()
    {
        var lines = await LinesAsync(builder => builder.AddDefaultLogger());
        Assert.That(lines, Has.Some.Contains("Accept").And.None.Contains("SECRET").And.None.Contains("Lindqvist"));
    }

    private static async Task<IReadOnlyCollection<string>> LinesAsync(Action<IHttpClientBuilder> configure)
    {
        using var log = new FakeLoggerProvider();
        using var recorder = new Recorder("""{"id":"74e8b0f5-1c6d-4a93-b2d7-e50f9a3c8d16","results":[]}""");
        var collection = new ServiceCollection().AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log));
        var builder = collection.AddParallaxClient(options => options.ApiKey = "pat_SECRET");
        configure(builder);
        await using var services = builder.EndingAt(recorder).BuildServiceProvider();

        await services.GetRequiredService<IParallaxClient>().ProjectOfferings.ListAsync(Guid.Empty, terms: "Mara Lindqvist")
            .GetPageAsync(1);

        Assert.That(recorder.Only.Keys, Is.EqualTo(new[] { "pat_SECRET" }));
        return [.. log.Lines(), .. log.Values()];
    }
}
