using System.Globalization;
using System.Threading.Channels;
using Parallax.Testing;

namespace Parallax.Emulator.Running;

/// <summary>Writes a greeting, and then a line for every request, beside the requests: a slow console holds none of them up.</summary>
internal sealed class RequestLines : IAsyncDisposable
{
    private readonly Channel<string> _lines;
    private readonly ParallaxEmulator _emulator;
    private readonly TextWriter _output;
    private readonly TimeZoneInfo _zone;
    private readonly Task _writing;
    private long _left;

    public RequestLines(ParallaxEmulator emulator, TimeProvider clock, TextWriter output, string greeting)
    {
        _emulator = emulator;
        _output = output;
        _zone = clock.LocalTimeZone;
        _lines = Channel.CreateBounded<string>(new BoundedChannelOptions(10_000)
        {
            SingleReader = true,
            FullMode = BoundedChannelFullMode.Wait
        });
        _lines.Writer.TryWrite(greeting);
        _writing = WriteAsync();
        _emulator.RequestAnswered += Add;
    }

    /// <summary>Time, method, path, status, milliseconds, permits left in the window; a dash for what there is not.</summary>
    public static string Line(ReceivedRequest request, TimeZoneInfo zone) => string.Create(
        CultureInfo.InvariantCulture,
        $"{TimeZoneInfo.ConvertTime(request.ReceivedAt, zone):HH:mm:ss.fff}  {request.Method,-6} {request.Path}{request.Query}  "
            + $"{Text(request.Status)}  {request.Duration?.TotalMilliseconds:0.0} ms  {Text(request.PermitsLeft)} left"
            + $"{(request.Fault is { } fault ? $"  fault: {fault}" : "")}");

    public async ValueTask DisposeAsync()
    {
        _emulator.RequestAnswered -= Add;
        _lines.Writer.TryComplete();
        await _writing;
    }

    private static string Text(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "-";

    private void Add(object? sender, ReceivedRequestEventArgs answered)
    {
        if (!_lines.Writer.TryWrite(OnOneLine(Line(answered.Request, _zone))))
        {
            Interlocked.Increment(ref _left);
        }
    }

    private async Task WriteAsync()
    {
        await foreach (var line in _lines.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            await _output.WriteLineAsync(line).ConfigureAwait(false);
            if (Interlocked.Exchange(ref _left, 0) is > 0 and var left)
            {
                await _output.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture, $"… {left} more, for which the console was too slow"))
                    .ConfigureAwait(false);
            }
        }
    }

    /// <summary>A path comes from the client: what would move the cursor or colour the console stays out.</summary>
    private static string OnOneLine(string line)
        => line.Any(char.IsControl) ? string.Concat(line.Select(letter => char.IsControl(letter) ? '?' : letter)) : line;
}
