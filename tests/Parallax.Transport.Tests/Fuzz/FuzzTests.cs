using System.Collections.Concurrent;
using System.Globalization;

namespace Parallax.Tests.Transport.Fuzz;

/// <summary>Answers that are almost right: whatever comes, a call succeeds or fails with an exception of the client's, and ends.</summary>
internal sealed class FuzzTests
{
    public const int MostRequests = 1_000;

    private const int FirstSeed = 20_250_310;
    private const int Answers = 24_000;
    private const int Batches = 12;
    private const long MaxResponseBytes = 128 * 1024;

    // The client reads into blocks of the pool, and may find out only when one is full.
    private const long Block = 128 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, int> _outcomes = new(StringComparer.Ordinal);
    private IReadOnlyList<Specimen> _specimens = null!;

    [OneTimeSetUp]
    public async Task Collect() => _specimens = await Specimens.CollectAsync();

    [OneTimeTearDown]
    public void PrintTheOutcomes()
    {
        var counts = _outcomes.OrderByDescending(outcome => outcome.Value).Select(outcome => $"{outcome.Value} {outcome.Key}");
        TestContext.Error.WriteLine($"Mutated answers: {string.Join(", ", counts)}");
    }

    [Test]
    public async Task Without_a_change_the_answers_are_what_they_should_be()
    {
        foreach (var specimen in _specimens)
        {
            using var server = new FixedServer(specimen);
            using var client = NewClient(server);
            var failure = await FailureOf(() => specimen.Call(client));
            Assert.That(
                failure,
                specimen.Status < 300 || (specimen.Status, specimen.Name) is (404, "error of a find")
                    ? Is.Null
                    : Is.InstanceOf<ParallaxApiException>(),
                $"{specimen.Name} {specimen.Status}");
        }
    }

    [Test]
    [Parallelizable(ParallelScope.All)]
    public async Task Whatever_is_answered_a_call_succeeds_or_fails_in_words_of_the_client([Range(0, Batches - 1)] int batch)
    {
        using var server = new MutatedServer();
        using var client = NewClient(server);
        for (var seed = FirstSeed + batch; seed < FirstSeed + Answers; seed += Batches)
        {
            var specimen = _specimens[seed % _specimens.Count];
            var answer = new MutatedAnswer(specimen, seed);
            server.Serve(answer);
            var failure = await FailureOf(() => specimen.Call(client));
            _outcomes.AddOrUpdate(failure?.GetType().Name ?? "successes", 1, (_, count) => count + 1);
            if (failure is not (null or ParallaxException) || server.LargestRead > MaxResponseBytes + Block)
            {
                Assert.Fail(string.Create(
                    CultureInfo.InvariantCulture,
                    $"Seed {seed}, {specimen.Name}, {server.Requests} requests, {server.LargestRead} bytes read.\n{answer}\n{failure}"));
            }
        }
    }

    private static ParallaxClient NewClient(HttpMessageHandler server)
    {
        var options = new ParallaxClientOptions { ApiKey = "pat_fuzz", MaxResponseBytes = MaxResponseBytes };
        (options.Retry.MaxAttempts, options.RateLimit.Enabled) = (1, false);
        return new ParallaxClient(options, server);
    }

    // On another thread, so that a call that never gives its thread back is noticed too.
    private static async Task<Exception?> FailureOf(Func<Task> call)
    {
        try
        {
            await Task.Run(call).WaitAsync(Patience);
            return null;
        }
        catch (Exception failure)
        {
            return failure;
        }
    }

    [Test]
    public async Task A_list_that_claims_pages_without_end_and_has_no_rows_ends_all_the_same([Values("", "\"page\":null,")] string page)
    {
        using var server = new MutatedServer();
        using var client = NewClient(server);
        server.Serve(new MutatedAnswer(200, $$"""{{{page}}"total_pages":2147483647,"results":[]}"""));
        var failure = await FailureOf(() => client.Projects.ListAsync().ToListAsync());
        Assert.That(failure, Is.Null.Or.InstanceOf<ParallaxException>());
    }

    private sealed class FixedServer(Specimen specimen) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            => Task.FromResult(new HttpResponseMessage((System.Net.HttpStatusCode)specimen.Status)
            {
                RequestMessage = request,
                Content = new StringContent(specimen.Body, null, "application/json")
            });
    }
}
