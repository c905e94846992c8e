using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Parallax.Emulator.Control;

/// <summary>
/// Server-sent events: one for all that changed in the last fifth of a second, with the version as its id. A reader who was away
/// gets what it missed, as far as it is still known; a slow one gets less often more.
/// </summary>
internal sealed class EventStream(StateReader state, RequestFeed feed, CancellationToken stopping)
{
    public const int MostRequests = 200;
    private const int MostReaders = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);

    public async Task ServeAsync(HttpContext context)
    {
        if (feed.Join(MostReaders) is not var (changes, leave))
        {
            throw new ControlException(StatusCodes.Status503ServiceUnavailable, $"{MostReaders} pages are open already.");
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        try
        {
            var seen = long.TryParse(context.Request.Headers["Last-Event-ID"], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                ? id
                : 0;
            context.Response.ContentType = "text/event-stream";
            await context.Response.WriteAsync("retry: 1000\n\n", end.Token);
            while (true)
            {
                seen = await SendAsync(context.Response, seen, end.Token);
                await Task.Delay(Pause, end.Token);
                await WaitAsync(context.Response, changes, end.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The page is closed, or the emulator stops.
        }
        finally
        {
            leave();
        }
    }

    private async Task<long> SendAsync(HttpResponse response, long seen, CancellationToken cancellationToken)
    {
        // A version from before a restart of the tool is no version of this one.
        var update = state.Since(seen, MostRequests);
        if (update.Requests.Version < seen)
        {
            update = state.Since(0, MostRequests);
        }

        var id = update.Requests.Version.ToString(CultureInfo.InvariantCulture);
        await response.WriteAsync(
            $"id: {id}\nevent: update\ndata: {JsonSerializer.Serialize(update, ControlJson.Options)}\n\n", cancellationToken);
        await response.Body.FlushAsync(cancellationToken);
        return update.Requests.Version;
    }

    private static async Task WaitAsync(
        HttpResponse response, System.Threading.Channels.ChannelReader<bool> changes, CancellationToken cancellationToken)
    {
        var change = changes.ReadAsync(cancellationToken).AsTask();
        while (await Task.WhenAny(change, Task.Delay(Silence, cancellationToken)) != change)
        {
            cancellationToken.ThrowIfCancellationRequested();

            // A line that means nothing, by which a connection that is gone is noticed.
            await response.WriteAsync(":\n\n", cancellationToken);
            await response.Body.FlushAsync(cancellationToken);
        }

        await change;
    }
}
