using System.Globalization;
using System.Text;

namespace Parallax.Testing;

/// <summary>One way for a request to fail. Which requests it strikes is said with <see cref="ParallaxEmulator.Faults"/>.</summary>
/// <remarks>
/// Faults that spoil the answer strike after the operation was carried out: a write has taken effect. All others strike before,
/// unless <see cref="AfterApplying"/> says otherwise. Faults can be used any number of times, in any number of emulators.
/// </remarks>
public sealed class ParallaxFault
{
    private const string NoJson = "%$ this is not JSON";
    private const string NoHttp = "220 mail.example ESMTP\r\n";
    private const string Page = "<!DOCTYPE html><html><body><h1>Please sign in</h1></body></html>";

    private readonly string _name;

    private ParallaxFault(string name, FaultEffect effect, bool takesEffectFirst = false)
    {
        _name = name;
        Effect = effect;
        TakesEffectFirst = takesEffectFirst;
    }

    /// <summary>Gets what is no fault: the request is answered as usual. For the places in a script at which all is well.</summary>
    public static ParallaxFault None { get; } = new("no fault", FaultEffects.Nothing);

    internal FaultEffect Effect { get; }

    /// <summary>Gets a value indicating whether the operation is carried out before the fault strikes.</summary>
    internal bool TakesEffectFirst { get; }

    /// <summary>Answers with a status.</summary>
    /// <param name="status">The status, 300 to 599, such as 503.</param>
    /// <param name="retryAfter">The wait in the header <c>Retry-After</c>, in whole seconds, rounded up. Default: no such header.</param>
    /// <param name="body">The body, which is said to be JSON. Default: a problem body with the status.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The status is no failure, or the wait is negative.</exception>
    public static ParallaxFault Status(int status, TimeSpan? retryAfter = null, string? body = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(retryAfter.GetValueOrDefault(), TimeSpan.Zero, nameof(retryAfter));
        return Status(status, retryAfter is { } wait ? Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture) : null, body);
    }

    /// <summary>Answers with a status, and with the header <c>Retry-After</c> in its other form: as a date.</summary>
    /// <param name="status">The status, 300 to 599, such as 503.</param>
    /// <param name="retryAfter">The date, in whole seconds.</param>
    /// <param name="body">The body, which is said to be JSON. Default: a problem body with the status.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The status is no failure.</exception>
    public static ParallaxFault Status(int status, DateTimeOffset retryAfter, string? body = null)
        => Status(status, retryAfter.ToString("R", CultureInfo.InvariantCulture), body);

    /// <summary>Sends the client elsewhere, with status 302.</summary>
    /// <param name="location">The address in the header <c>Location</c>.</param>
    /// <returns>The fault.</returns>
    public static ParallaxFault Redirect(Uri location)
    {
        ArgumentNullException.ThrowIfNull(location);
        return new($"redirect to {location}", FaultEffects.Instead(Answer.Empty(302).With("Location", location.OriginalString)));
    }

    /// <summary>Answers properly, but late.</summary>
    /// <param name="delay">
    /// The wait, by <see cref="ParallaxEmulatorOptions.TimeProvider"/>. If the client goes meanwhile, the request is dropped.
    /// </param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The wait is negative.</exception>
    public static ParallaxFault Delay(TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        return new(string.Create(CultureInfo.InvariantCulture, $"delay of {delay.TotalSeconds:0.###} s"), FaultEffects.Wait(delay));
    }

    /// <summary>Answers nothing and keeps the connection open, until the client goes or the emulator is disposed of.</summary>
    /// <returns>The fault.</returns>
    public static ParallaxFault Stall() => new("stall", FaultEffects.NoAnswer(ConnectionEnd.Held));

    /// <summary>Tears the connection down (RST) without an answer.</summary>
    /// <returns>The fault.</returns>
    public static ParallaxFault Reset() => new("reset", FaultEffects.NoAnswer(ConnectionEnd.Reset));

    /// <summary>Closes the connection in good order (FIN) without an answer.</summary>
    /// <returns>The fault.</returns>
    public static ParallaxFault Close() => new("close", FaultEffects.NoAnswer(ConnectionEnd.Closed));

    /// <summary>Sends what is not HTTP, and closes the connection.</summary>
    /// <param name="text">What is sent. Default: the greeting of a mail server.</param>
    /// <returns>The fault.</returns>
    public static ParallaxFault NotHttp(string text = NoHttp)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        return new("not HTTP", FaultEffects.NoAnswer(ConnectionEnd.Closed, Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>
    /// Sends status, headers and half of the body, and then nothing more, until the client goes or the emulator is disposed of.
    /// </summary>
    /// <returns>The fault. The operation is carried out.</returns>
    public static ParallaxFault StallInBody()
        => OfAnswer("stall in body", FaultEffects.Beginning(RawAnswer.HalfOfBody, ConnectionEnd.Held));

    /// <summary>Sends status, headers and half of the body, and tears the connection down (RST).</summary>
    /// <returns>The fault. The operation is carried out.</returns>
    public static ParallaxFault ResetInBody()
        => OfAnswer("reset in body", FaultEffects.Beginning(RawAnswer.HalfOfBody, ConnectionEnd.Reset));

    /// <summary>Announces the whole body with <c>Content-Length</c>, sends half of it, and closes the connection.</summary>
    /// <returns>The fault. The operation is carried out.</returns>
    public static ParallaxFault TruncatedBody()
        => OfAnswer("truncated body", FaultEffects.Beginning(RawAnswer.HalfOfBody, ConnectionEnd.Closed));

    /// <summary>Sends the body in chunks, and closes the connection before the last one.</summary>
    /// <returns>The fault. The operation is carried out.</returns>
    public static ParallaxFault CutChunks()
        => OfAnswer("cut chunks", FaultEffects.Beginning(RawAnswer.ChunksWithoutEnd, ConnectionEnd.Closed));

    /// <summary>Compresses the body with gzip and sends half of that, as if it were all: for HTTP the answer is complete.</summary>
    /// <returns>The fault. The operation is carried out.</returns>
    public static ParallaxFault CutGzip() => OfAnswer("cut gzip", FaultEffects.Changed(DamagedAnswer.WithCutGzip));

    /// <summary>Answers with the status of the operation and a body that is said to be JSON, and is not.</summary>
    /// <param name="text">The body.</param>
    /// <returns>The fault. The operation is carried out.</returns>
    public static ParallaxFault GarbageBody(string text = NoJson)
    {
        ArgumentNullException.ThrowIfNull(text);
        return OfAnswer("garbage body", FaultEffects.Changed(answer => DamagedAnswer.WithBody(answer, text, "application/json")));
    }

    /// <summary>Answers with the status of the operation and a page in HTML, as proxies and sign-in pages do.</summary>
    /// <param name="html">The page.</param>
    /// <returns>The fault. The operation is carried out.</returns>
    public static ParallaxFault HtmlPage(string html = Page)
    {
        ArgumentNullException.ThrowIfNull(html);
        return OfAnswer("HTML page", FaultEffects.Changed(answer => DamagedAnswer.WithBody(answer, html, "text/html; charset=utf-8")));
    }

    /// <summary>
    /// The same fault, but the operation is carried out before it strikes: a write takes effect, and the client cannot know.
    /// </summary>
    /// <returns>The fault; this one, if it is such a fault already.</returns>
    public ParallaxFault AfterApplying() => TakesEffectFirst ? this : new($"{_name} after applying", Effect, takesEffectFirst: true);

    /// <summary>Gives the name of the fault, such as <c>reset after applying</c>.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => _name;

    private static ParallaxFault OfAnswer(string name, FaultEffect effect) => new(name, effect, takesEffectFirst: true);

    private static ParallaxFault Status(int status, string? retryAfter, string? body)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(status, 300);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(status, 599);
        var answer = body is null ? Problems.OfFault(status) : Answer.Json(status, Encoding.UTF8.GetBytes(body));
        return retryAfter is null
            ? new(string.Create(CultureInfo.InvariantCulture, $"{status}"), FaultEffects.Instead(answer))
            : new(
                string.Create(CultureInfo.InvariantCulture, $"{status} with Retry-After: {retryAfter}"),
                FaultEffects.Instead(answer.With("Retry-After", retryAfter)));
    }
}
