using Parallax.Tests.Transport.Driving;
using Parallax.Tests.Transport.SentOnce;

namespace Parallax.Tests.Transport.Matrix;

/// <summary>
/// What has to come of every fault. A cell is the outcome (ok, or the exception without "Parallax" and "Exception"; with "?" if
/// RequestMayHaveBeenProcessed), and then attempts / arrivals at the server / writes that took effect.
/// </summary>
/// <remarks>
/// Every arrival is an attempt, also where SocketsHttpHandler would send a read again by itself, because the connection was closed
/// before the first byte. "×5" strikes every attempt; the others strike the first request alone.
/// </remarks>
internal static class FaultTable
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(7);
    private static readonly TimeSpan TooLate = Limits.Call * 2;

    // As a date, by the clock of the tests when they begin.
    private static readonly DateTimeOffset SoonAsDate = WatchedTime.Begin + Soon;

    public static readonly FaultRow[] Rows =
    [
        //   fault                                GET                 POST                  PATCH                 DELETE
        // Turned away: not processed, so any verb may come again.
        Row("429", ParallaxFault.Status(429),     "ok 2/2/0",         "ok 2/2/1",           "ok 2/2/1",           "ok 2/2/1"),
        Row("429, Retry-After: 7", ParallaxFault.Status(429, Soon),
                                                  "ok 2/2/0",         "ok 2/2/1",           "ok 2/2/1",           "ok 2/2/1"),
        Row("429, Retry-After as a date", ParallaxFault.Status(429, SoonAsDate),
                                                  "ok 2/2/0",         "ok 2/2/1",           "ok 2/2/1",           "ok 2/2/1"),
        Row("429, Retry-After beyond the timeout", ParallaxFault.Status(429, TooLate),
                                                  "RateLimit 1/1/0",  "RateLimit 1/1/0",    "RateLimit 1/1/0",    "RateLimit 1/1/0"),
        Row("429 ×5", ParallaxFault.Status(429, Soon),
                                                  "RateLimit 5/5/0",
                                                  "RateLimit 5/5/0",
                                                  "RateLimit 5/5/0",
                                                  "RateLimit 5/5/0") with { Always = true },
        Row("connection refused ×5", null,        "Connection 5/0/0", "Connection 5/0/0",   "Connection 5/0/0",   "Connection 5/0/0") with
        {
            Always = true
        },

        // The server failed: perhaps before, perhaps after it did what was asked.
        Row("408", ParallaxFault.Status(408),     "ok 2/2/0",         "Api? 1/1/0",         "Api? 1/1/0",         "ok 2/2/1"),
        Row("500", ParallaxFault.Status(500),     "ok 2/2/0",         "Server? 1/1/0",      "Server? 1/1/0",      "ok 2/2/1"),
        Row("502", ParallaxFault.Status(502),     "ok 2/2/0",         "Server? 1/1/0",      "Server? 1/1/0",      "ok 2/2/1"),
        Row("503", ParallaxFault.Status(503),     "ok 2/2/0",         "Server? 1/1/0",      "Server? 1/1/0",      "ok 2/2/1"),
        Row("503, Retry-After: 7", ParallaxFault.Status(503, Soon),
                                                  "ok 2/2/0",         "Server? 1/1/0",      "Server? 1/1/0",      "ok 2/2/1"),
        Row("503, Retry-After as a date", ParallaxFault.Status(503, SoonAsDate),
                                                  "ok 2/2/0",         "Server? 1/1/0",      "Server? 1/1/0",      "ok 2/2/1"),
        Row("503, Retry-After beyond the timeout", ParallaxFault.Status(503, TooLate),
                                                  "Server 1/1/0",     "Server? 1/1/0",      "Server? 1/1/0",      "Server? 1/1/0"),
        Row("504", ParallaxFault.Status(504),     "ok 2/2/0",         "Server? 1/1/0",      "Server? 1/1/0",      "ok 2/2/1"),
        Row("504, applied", ParallaxFault.Status(504).AfterApplying(),
                                                  "ok 2/2/0",         "Server? 1/1/1",      "Server? 1/1/1",      "ok 2/2/1"),
        Row("500 ×5", ParallaxFault.Status(500),  "Server 5/5/0",     "Server? 1/1/0",      "Server? 1/1/0",      "Server? 5/5/0") with
        {
            Always = true
        },
        Row("501", ParallaxFault.Status(501),     "Server 1/1/0",     "Server? 1/1/0",      "Server? 1/1/0",      "Server? 1/1/0"),

        // The server said no, or something that nobody expects.
        Row("404", ParallaxFault.Status(404),     "NotFound 1/1/0",   "NotFound 1/1/0",     "NotFound 1/1/0",     "NotFound 1/1/0"),
        Row("redirect", ParallaxFault.Redirect(new Uri("http://localhost:1/v1/clients")),
                                                  "Api 1/1/0",        "Api 1/1/0",          "Api 1/1/0",          "Api 1/1/0"),

        // Nothing comes, or not in time.
        Row("delay", ParallaxFault.Delay(Limits.ShortServerDelay),
                                                  "ok 1/1/0",
                                                  "ok 1/1/1",
                                                  "ok 1/1/1",
                                                  "ok 1/1/1") with { Holding = Holding.ByTimer },
        Row("delay beyond the timeout", ParallaxFault.Delay(Limits.LongServerDelay),
                                                  "ok 2/2/0",
                                                  "Timeout? 1/1/0",
                                                  "Timeout? 1/1/0",
                                                  "ok 2/2/1") with { Holding = Holding.ByTimer },
        Row("delay beyond the timeout, applied", ParallaxFault.Delay(Limits.LongServerDelay).AfterApplying(),
                                                  "ok 2/2/0",
                                                  "Timeout? 1/1/1",
                                                  "Timeout? 1/1/1",
                                                  "ok 2/2/1") with { Holding = Holding.ByTimer },
        Row("stall", ParallaxFault.Stall(),       "ok 2/2/0",         "Timeout? 1/1/0",     "Timeout? 1/1/0",     "ok 2/2/1") with
        {
            Holding = Holding.FromTheStart
        },
        Row("stall, applied", ParallaxFault.Stall().AfterApplying(),
                                                  "ok 2/2/0",
                                                  "Timeout? 1/1/1",
                                                  "Timeout? 1/1/1",
                                                  "ok 2/2/1") with { Holding = Holding.FromTheStart },
        Row("stall ×5", ParallaxFault.Stall(),    "Timeout 5/5/0",    "Timeout? 1/1/0",     "Timeout? 1/1/0",     "Timeout? 5/5/0") with
        {
            Always = true,
            Holding = Holding.FromTheStart
        },
        Row("stall in body", ParallaxFault.StallInBody(),
                                                  "ok 2/2/0",
                                                  "Response? 1/1/1",
                                                  "ok 1/1/1",
                                                  "ok 1/1/1") with { Holding = Holding.InBody },
        Row("stall in body ×5", ParallaxFault.StallInBody(),
                                                  "Timeout 5/5/0",
                                                  "Response? 1/1/1",
                                                  "ok 1/1/1",
                                                  "ok 1/1/1") with { Always = true, Holding = Holding.InBody },

        // The connection ends without an answer.
        Row("reset", ParallaxFault.Reset(),       "ok 2/2/0",         "Connection? 1/1/0",  "Connection? 1/1/0",  "ok 2/2/1"),
        Row("reset, applied", ParallaxFault.Reset().AfterApplying(),
                                                  "ok 2/2/0",         "Connection? 1/1/1",  "Connection? 1/1/1",  "ok 2/2/1"),
        Row("reset ×5", ParallaxFault.Reset(),    "Connection 5/5/0", "Connection? 1/1/0",  "Connection? 1/1/0",  "Connection? 5/5/0") with
        {
            Always = true
        },
        Row("reset of a reused connection", ParallaxFault.Reset().AfterApplying(),
                                                  "ok 2/2/0",
                                                  "Connection? 1/1/1",
                                                  "Connection? 1/1/1",
                                                  "ok 2/2/1") with { OnReusedConnection = true },
        Row("close", ParallaxFault.Close(),       "ok 2/2/0",         "Connection? 1/1/0",  "Connection? 1/1/0",  "ok 2/2/1"),
        Row("close, applied", ParallaxFault.Close().AfterApplying(),
                                                  "ok 2/2/0",         "Connection? 1/1/1",  "Connection? 1/1/1",  "ok 2/2/1"),
        Row("close ×5", ParallaxFault.Close(),    "Connection 5/5/0",  "Connection? 1/1/0", "Connection? 1/1/0",  "Connection? 5/5/0") with
        {
            Always = true
        },
        Row("close of a reused connection", ParallaxFault.Close().AfterApplying(),
                                                  "ok 2/2/0",
                                                  "Connection? 1/1/1",
                                                  "Connection? 1/1/1",
                                                  "ok 2/2/1") with { OnReusedConnection = true },
        Row("close of a reused connection ×5", ParallaxFault.Close(),
                                                  "Connection 5/5/0",
                                                  "Connection? 1/1/0",
                                                  "Connection? 1/1/0",
                                                  "Connection? 5/5/0") with { OnReusedConnection = true, Always = true },
        Row("not HTTP", ParallaxFault.NotHttp(),  "ok 2/2/0",         "Connection? 1/1/0",  "Connection? 1/1/0",  "ok 2/2/1"),
        Row("not HTTP, applied", ParallaxFault.NotHttp().AfterApplying(),
                                                  "ok 2/2/0",         "Connection? 1/1/1",  "Connection? 1/1/1",  "ok 2/2/1"),

        // The answer says success and then breaks off: what needs no body has succeeded, and what was created is there.
        Row("reset in body", ParallaxFault.ResetInBody(),
                                                  "ok 2/2/0",         "Response? 1/1/1",    "ok 1/1/1",           "ok 1/1/1"),
        Row("truncated body", ParallaxFault.TruncatedBody(),
                                                  "ok 2/2/0",         "Response? 1/1/1",    "ok 1/1/1",           "ok 1/1/1"),
        Row("truncated body ×5", ParallaxFault.TruncatedBody(),
                                                  "Connection 5/5/0",
                                                  "Response? 1/1/1",
                                                  "ok 1/1/1",
                                                  "ok 1/1/1") with { Always = true },
        Row("cut chunks", ParallaxFault.CutChunks(),
                                                  "ok 2/2/0",         "Response? 1/1/1",    "ok 1/1/1",           "ok 1/1/1"),

        // The answer is complete and cannot be read.
        Row("cut gzip", ParallaxFault.CutGzip(),  "Response 1/1/0",   "Response? 1/1/1",    "ok 1/1/1",           "ok 1/1/1"),
        Row("garbage body", ParallaxFault.GarbageBody(),
                                                  "Response 1/1/0",   "Response? 1/1/1",    "ok 1/1/1",           "ok 1/1/1"),
        Row("HTML page", ParallaxFault.HtmlPage(), "Response 1/1/0",  "Response? 1/1/1",    "ok 1/1/1",           "ok 1/1/1"),

        // A handler of the host repeats what fails, within one attempt: reads and deletes may, a write goes out once.
        Row("503, applied, repeated", ParallaxFault.Status(503).AfterApplying(),
                                                  "ok 1/2/0",
                                                  "RepeatedWrite? 1/1/1",
                                                  "RepeatedWrite? 1/1/1",
                                                  "ok 1/3/1") with { HostHandler = "a handler that repeats the request" },
        Row("503, applied, copied", ParallaxFault.Status(503).AfterApplying(),
                                                  "ok 1/2/0",
                                                  "RepeatedWrite? 1/1/1",
                                                  "RepeatedWrite? 1/1/1",
                                                  "ok 1/3/1") with { HostHandler = "a handler that sends a copy" },
        Row("503, applied, copied by a primary handler", ParallaxFault.Status(503).AfterApplying(),
                                                  "ok 1/2/0",
                                                  "RepeatedWrite? 1/1/1",
                                                  "RepeatedWrite? 1/1/1",
                                                  "ok 1/3/1") with { HostHandler = "a primary handler that sends a copy" },
        Row("reset, applied, repeated by a wrapper", ParallaxFault.Reset().AfterApplying(),
                                                  "ok 1/2/0",
                                                  "RepeatedWrite? 1/1/1",
                                                  "RepeatedWrite? 1/1/1",
                                                  "ok 1/3/1") with { HostHandler = "a wrapper that repeats" },
        Row("429, repeated", ParallaxFault.Status(429),
                                                  "ok 1/2/0",
                                                  "ok 1/2/1",
                                                  "ok 1/2/1",
                                                  "ok 1/2/1") with { HostHandler = "a handler that sends a copy" },

        // By hand, on the plain client, without content.
        Row("close, by hand", ParallaxFault.Close(), "ok 2/2/0",      "Connection? 1/1/0",  "Connection? 1/1/0",  "ok 2/2/1") with
        {
            ByHand = true
        },
        Row("close of a reused connection, by hand", ParallaxFault.Close(),
                                                  "ok 2/2/0",
                                                  "Connection? 1/1/0",
                                                  "Connection? 1/1/0",
                                                  "ok 2/2/1") with { ByHand = true, OnReusedConnection = true },
        Row("close ×5, by hand", ParallaxFault.Close(),
                                                  "Connection 5/5/0",
                                                  "Connection? 1/1/0",
                                                  "Connection? 1/1/0",
                                                  "Connection? 5/5/0") with { ByHand = true, Always = true },
        Row("503, by hand", ParallaxFault.Status(503), "ok 2/2/0",    "Server? 1/1/0",      "Server? 1/1/0",      "ok 2/2/1") with
        {
            ByHand = true
        },

        // A proxy in between: nothing comes to the server, which the client cannot know.
        Row("proxy closes ×5", null,              "Connection 5/0/0", "Connection? 1/0/0",  "Connection? 1/0/0",  "Connection? 5/0/0") with
        {
            Proxy = static () => null,
            Always = true
        },
        Row("proxy answers 407", null,            "Api 1/0/0",        "Api 1/0/0",          "Api 1/0/0",          "Api 1/0/0") with
        {
            Proxy = static () => RawApi.Json(407),
            Always = true
        },
        Row("proxy answers 502 ×5", null,         "Server 5/0/0",     "Server? 1/0/0",      "Server? 1/0/0",      "Server? 5/0/0") with
        {
            Proxy = static () => RawApi.Json(502),
            Always = true
        },
    ];

    private static FaultRow Row(string name, ParallaxFault? fault, string get, string post, string patch, string delete)
        => new(name, fault, get, post, patch, delete);
}
