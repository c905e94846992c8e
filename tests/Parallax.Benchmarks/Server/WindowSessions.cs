using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Parallax.Benchmarks.Rows;

namespace Parallax.Benchmarks.Server;

/// <summary>Answers as a server with fixed windows does, over a network that takes 0 to 60 ms for both ways together.</summary>
internal sealed class WindowSessions
{
    private const int LongestWay = 30;

    private static readonly byte[] One = ProjectRows.One();

    private readonly ConcurrentDictionary<string, FixedWindow> _sessions = new(StringComparer.Ordinal);

#pragma warning disable RS0030 // Chance is what this server is about.
    private readonly Random _random = Random.Shared;
#pragma warning restore RS0030

    public async Task AnswerAsync(HttpContext context, string session, int limit, int window, bool isReport)
    {
        var windows = _sessions.GetOrAdd(
            session, _ => new FixedWindow(limit, TimeSpan.FromMilliseconds(window), phase: _random.NextDouble()));
        if (isReport)
        {
            await ListAnswers.WriteAsync(
                context.Response, [Encoding.UTF8.GetBytes(windows.Refused.ToString(CultureInfo.InvariantCulture))]);
            return;
        }

        await Task.Delay(_random.Next(LongestWay + 1));
        var wait = windows.Count();
        await Task.Delay(_random.Next(LongestWay + 1));
        if (wait is { } left)
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            context.Response.Headers.RetryAfter = Math.Ceiling(left.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return;
        }

        await ListAnswers.WriteAsync(context.Response, [One]);
    }
}
