using System.Runtime.ExceptionServices;

namespace Parallax;

/// <summary>Reads the pages of one enumeration in order, some of them ahead of the consumer.</summary>
internal sealed class PageWindow<T> : IAsyncDisposable
{
    private readonly PageFetcher<T> _fetcher;
    private readonly int _readAhead;
    private readonly CancellationToken _listToken;
    private readonly CancellationToken _loopToken;
    private readonly CancellationTokenSource _stop;
    private readonly Queue<Task<ParallaxPage<T>>> _underWay = new();
    private readonly SeenRows<T>? _seen;
    private ParallaxPage<T>? _latest;
    private ExceptionDispatchInfo? _failure;
    private bool _isDisposed;
    private int _emptyPages;
    private long _next;

    public PageWindow(PageFetcher<T> fetcher, int startPage, int readAhead, CancellationToken listToken, CancellationToken loopToken)
    {
        (_fetcher, _next, _readAhead) = (fetcher, startPage, readAhead);
        _seen = fetcher.MayRepeatRows ? new SeenRows<T>() : null;
        (_listToken, _loopToken) = (listToken, loopToken);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(listToken, loopToken);
    }

    /// <summary>The next page, or null after the last one.</summary>
    /// <param name="readsAhead">Whether those behind it are asked for meanwhile.</param>
    public async ValueTask<ParallaxPage<T>?> NextAsync(bool readsAhead)
    {
        // After a page that failed there is none: to go on with the one behind it would lose its rows.
        _failure?.Throw();
        try
        {
            return await TakeAsync(readsAhead ? _readAhead + 1 : 1).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            _failure = ExceptionDispatchInfo.Capture(failure);
            throw;
        }
    }

    /// <summary>Uses the time in which the consumer works on a page for the one behind it.</summary>
    public void ReadNext() => Ask(Math.Min(_readAhead, 1));

    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        await _stop.CancelAsync().ConfigureAwait(false);
        foreach (var underWay in _underWay)
        {
            // Nobody wants these pages any more, nor how they failed; their permits are back when they have ended.
            await ((Task)underWay).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        _stop.Dispose();
    }

    private async ValueTask<ParallaxPage<T>?> TakeAsync(int most)
    {
        while (true)
        {
            ThrowIfCancelled();
            Ask(most);
            if (!_underWay.TryDequeue(out var underWay))
            {
                return null;
            }

            var before = _latest;
            _latest = await ArrivalOfAsync(underWay).ConfigureAwait(false);
            if (before is not null && _latest.MayBeOlderThan(before))
            {
                // Asked for now, it is the younger one, whatever its total: no page is read a third time.
                _latest = await ArrivalOfAsync(_fetcher.FetchAsync(_latest.Number, _stop.Token)).ConfigureAwait(false);
            }

            _latest.RowsBefore ??= before?.RowsBefore + before?.Received;
            _emptyPages = _latest.Count == 0 ? _emptyPages + 1 : 0;
            PageFetcher<T>.ThrowIfRepeated(before, _latest);
            PageFetcher<T>.ThrowIfEndless(_emptyPages, _latest);
            if (before is not null && _latest.Count == 0 && _latest.Number > _latest.TotalPages)
            {
                // The list has become shorter since this page was asked for.
                continue;
            }

            return _latest.With(_seen?.Unseen(_latest.Items, _latest.Total) ?? _latest.Items);
        }
    }

    private async Task<ParallaxPage<T>> ArrivalOfAsync(Task<ParallaxPage<T>> underWay)
    {
        try
        {
            return await underWay.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The page knows the token of the window; the caller knows his own.
            ThrowIfCancelled();
            throw;
        }
    }

    private void ThrowIfCancelled()
    {
        _listToken.ThrowIfCancellationRequested();
        _loopToken.ThrowIfCancellationRequested();
    }

    private void Ask(int most)
    {
        while (_underWay.Count < most && MayAskForNext())
        {
            _underWay.Enqueue(_fetcher.FetchAsync((int)_next++, _stop.Token));
        }
    }

    // Further pages are known by total_pages, as it now stands. Else just whether one more follows the latest: without a
    // total, which tells a stale page, no page may be asked for before the one in front of it has arrived.
    private bool MayAskForNext() => _latest switch
    {
        null => _underWay.Count == 0,
        { TotalPages: { } last, Total: > 0 } => _next <= last,
        _ => _underWay.Count == 0 && _latest.HasNext,
    };
}
