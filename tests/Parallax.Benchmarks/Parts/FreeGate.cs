using Parallax.Benchmarks.Contenders;

namespace Parallax.Benchmarks.Parts;

/// <summary>A gate with so many permits, back so soon, that nobody ever waits.</summary>
internal sealed class FreeGate
{
    private readonly RateGate _gate = new(OurClient.FreeGate.PermitLimit, OurClient.FreeGate.Window, reserve: 0, TimeProvider.System);
    private long _ticket;

    public Task RunAsync(int turns)
    {
        for (var i = 0; i < turns; i++)
        {
            if (_gate.Acquire(new GatePlace(ParallaxPriority.Normal, ++_ticket), TimeSpan.MaxValue) is not null)
            {
                throw new InvalidOperationException("The gate made a call wait.");
            }

            _gate.Release(ParallaxPriority.Normal);
        }

        return Task.CompletedTask;
    }
}
