using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace Parallax.Tests.Webhooks;

/// <summary>Bodies that are almost right: an event, or the one exception.</summary>
internal sealed class ParseFuzzTests
{
    private const int FirstSeed = 20_250_310;
    private const int Bodies = 8_000;
    private const string Canary = "canary";

    private static readonly string[] Specimens =
    [
        Signed.Json,
        """
        {"Payload":{"Id":"0c2f9c1e-7d6b-4c8e-9f57-2f8f4d0f5a11","ProjectId":"1c2f9c1e-7d6b-4c8e-9f57-2f8f4d0f5a11"},
        "Topic":"projectoffering.deleted","CorrelationId":"canary","EventOccurredOn":"2025-03-10T11:59:58Z"}
        """,
        """
        {"Payload":{"Id":"0c2f9c1e-7d6b-4c8e-9f57-2f8f4d0f5a11","ProjectId":"1c2f9c1e-7d6b-4c8e-9f57-2f8f4d0f5a11",
        "ProjectOfferingId":"2c2f9c1e-7d6b-4c8e-9f57-2f8f4d0f5a11"},"Topic":"projectofferingrole.created","CorrelationId":"canary"}
        """,
        """{"Payload":{"Amount":12.50,"Nested":[{"canary":null}]},"Topic":"canary.made","CorrelationId":7,"Extra":true}""",
    ];

    private readonly ConcurrentDictionary<string, int> _outcomes = new(StringComparer.Ordinal);

    [OneTimeTearDown]
    public void PrintTheOutcomes()
    {
        var counts = _outcomes.OrderByDescending(outcome => outcome.Value).Select(outcome => $"{outcome.Value} {outcome.Key}");
        TestContext.Error.WriteLine($"Mutated webhooks: {string.Join(", ", counts)}");
    }

    [Test]
    public void Whatever_the_body_is_there_is_an_event_or_the_documented_exception()
    {
        for (var seed = FirstSeed; seed < FirstSeed + Bodies; seed++)
        {
            var body = Mutated(seed);
            var failure = FailureOf(body);
            _outcomes.AddOrUpdate(failure?.GetType().Name ?? "events", 1, (_, count) => count + 1);
            if (failure is not (null or ParallaxWebhookException)
                || failure?.ToString().Contains(Canary, StringComparison.OrdinalIgnoreCase) == true)
            {
                Assert.Fail(string.Create(CultureInfo.InvariantCulture, $"Seed {seed}\n{Encoding.UTF8.GetString(body)}\n{failure}"));
            }
        }

        Assert.That(
            _outcomes.Keys,
            Is.EquivalentTo(new[] { "events", nameof(ParallaxWebhookException) }),
            "Both have to occur, or the bodies are not almost right.");
    }

    private static byte[] Mutated(int seed)
    {
        var random = new Random(seed);
        var text = Specimens[random.Next(Specimens.Length)];
        for (var left = random.Next(3); left > 0 && text.Length < 100_000; left--)
        {
            text = TextMutations.All[random.Next(TextMutations.All.Length)](text, random);
        }

        var body = Encoding.UTF8.GetBytes(text);
        return random.Next(2) == 0 ? body : ByteMutations.All[random.Next(ByteMutations.All.Length)](body, random);
    }

    private static Exception? FailureOf(byte[] body)
    {
        try
        {
            ParallaxWebhook.Parse(body);
            return null;
        }
        catch (Exception failure)
        {
            return failure;
        }
    }
}
