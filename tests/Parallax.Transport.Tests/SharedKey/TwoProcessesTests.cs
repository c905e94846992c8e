using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Parallax.Models;

namespace Parallax.Tests.Transport.SharedKey;

/// <summary>Two real processes use one key, and neither knows of the other: all there is to go by are the refusals of the server.</summary>
[CancelAfter(60_000)]
internal sealed class TwoProcessesTests
{
    private const int Limit = 20;
    private const int Calls = 60;

    // Fewer than the other process leaves of a window, so that who is refused came after the last closure.
    private const int Tasks = 6;

    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);

    [Test]
    public async Task Every_call_succeeds_and_after_a_429_nobody_leaves(CancellationToken cancellationToken)
    {
        await using var emulator = await ParallaxEmulator.StartAsync(
            new ParallaxEmulatorOptions { RateLimit = { Enabled = true, PermitLimit = Limit, Window = Window } },
            cancellationToken);
        var ids = emulator.Seed(
            "/v1/clients", Enumerable.Range(0, Calls).Select(static number => new Client { Name = $"Client {number}" }));
        var notes = new GateNotes(Window);
        using var log = new NotingLog(notes);
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(log));
        using var network = new NotingHandler(notes);
        using var other = await OtherProcess.StartAsync(emulator, Limit / 2, Window, cancellationToken);
        using var client = new ParallaxClient(
            new ParallaxClientOptions
            {
                ApiKey = emulator.ApiKey,
                BaseAddress = emulator.BaseAddress,
                RateLimit = { PermitLimit = Limit, Window = Window },
                Retry = { BaseDelay = TimeSpan.FromMilliseconds(20) },
            },
            network,
            timeProvider: null,
            loggers);

        var left = new ConcurrentQueue<Guid>(ids);
        var work = Task.WhenAll(Enumerable.Range(0, Tasks).Select(_ => Task.Run(WorkAsync, cancellationToken)));
        await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        await TestContext.Out.WriteLineAsync(
            $"{notes.Departures} requests for {Calls} calls, {notes.Closures} of them refused, {notes.OfOneByOne.Count} of these while "
                + $"calls left one by one. The other process: {await other.EndAsync(cancellationToken)}.");
        Assert.Multiple(() =>
        {
            Assert.That(() => work, Throws.Nothing);
            Assert.That(notes.Departures, Is.EqualTo(Calls + notes.Closures), "every call left once, and again after a refusal");
            Assert.That(notes.LeftAClosedGate, Is.Zero, "calls that came to the gate when it was closed");
            Assert.That(notes.LetOutByAClosedGate, Is.Zero, "calls that the gate let out when it was closed");
        });

        async Task WorkAsync()
        {
            while (left.TryDequeue(out var id))
            {
                notes.Comes($"/v1/clients/{id}");
                await client.Clients.GetAsync(id, cancellationToken);
            }
        }
    }
}
