namespace Parallax.Tests.Transport.Driving;

/// <summary>
/// Moves time on for one call: to the end of a wait of the client's, or when the server keeps it waiting, and else never.
/// </summary>
internal sealed class TimeDriver(WatchedTime time, Holding holding, ParallaxFaultRule? rule, HeadersWatch headers)
{
    private int _holdsEnded;

    private int Holds => holding switch
    {
        Holding.ByTimer => time.ServerDelays,
        Holding.FromTheStart => rule!.Hits,

        // An answer that the fault has left alone has headers too.
        Holding.InBody => Math.Min(headers.Seen, rule!.Hits),
        _ => 0,
    };

    public async Task DriveAsync(Task call, CancellationToken cancellationToken)
    {
        while (!call.IsCompleted)
        {
            // Both before the look: what comes during it would wake nobody otherwise.
            var (change, hit) = (time.Change, NextHit(cancellationToken));
            if (!Step())
            {
                await Task.WhenAny(call, change, hit).WaitAsync(cancellationToken);
            }
        }
    }

    private Task NextHit(CancellationToken cancellationToken)
        => rule?.WaitForHitsAsync(_holdsEnded + 1, cancellationToken) is { IsCompleted: false } hit
            ? hit
            : Task.Delay(Timeout.Infinite, cancellationToken);

    private bool Step()
    {
        if (!time.AttemptIsUnderWay)
        {
            return time.TryEndPause();
        }

        if (_holdsEnded >= Holds)
        {
            return false;
        }

        _holdsEnded++;
        return time.TryEndHold();
    }
}
