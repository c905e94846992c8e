using System.ComponentModel;

namespace Parallax.Emulator.Control;

// What the control API takes. Members that are not here are refused.

[Description("A fault to add, and which requests it strikes.")]
internal sealed record NewFault
{
    public required FaultKind Kind { get; init; }

    [Description("For `status`: 300 to 599.")]
    public int? Status { get; init; }

    [Description("For `status`: the wait in the header Retry-After, in seconds.")]
    public int? RetryAfterSeconds { get; init; }

    [Description("For `delay`: the wait in milliseconds, up to an hour.")]
    public int? DelayMilliseconds { get; init; }

    [Description("For `redirect`: the address in the header Location.")]
    public Uri? Location { get; init; }

    [Description("For `status`, `garbageBody`, `htmlPage` and `notHttp`: the text to send instead of the usual one.")]
    public string? Body { get; init; }

    [Description("Whether a write takes effect before the fault strikes.")]
    public bool AfterApplying { get; init; }

    [Description("Only requests with this method.")]
    public string? Method { get; init; }

    [Description("Only requests to this path and all under it; `*` stands for any one segment.")]
    public string? Path { get; init; }

    [Description("Only calls of this operation.")]
    public string? OperationId { get; init; }

    [Description("How many requests are struck. Default: 1.")]
    public int? Times { get; init; }

    [Description("Whether every request is struck, until the fault is taken away.")]
    public bool Always { get; init; }
}

internal enum FaultKind
{
    Status,
    Redirect,
    Delay,
    Stall,
    Reset,
    Close,
    NotHttp,
    StallInBody,
    ResetInBody,
    TruncatedBody,
    CutChunks,
    CutGzip,
    GarbageBody,
    HtmlPage,
}

[Description("A key to take from now on.")]
internal sealed record NewKey
{
    [Description("The key. Default: a made-up one.")]
    public string? Key { get; init; }
}

[Description("How to begin again.")]
internal sealed record ResetOrder
{
    [Description("Whether there is to be no data. Default: what the emulator was started with is laid down again.")]
    public bool Empty { get; init; }
}

[Description("How far to move the clock of the rate limit.")]
internal sealed record Advance
{
    [Description("The time that passes for the window, in seconds, more than 0. Default: what is left of it.")]
    public double? Seconds { get; init; }
}

[Description("Who is to get webhooks from now on.")]
internal sealed record NewTarget
{
    [Description("An HTTP address of this machine.")]
    public required Uri Url { get; init; }

    [Description("What to sign with. It is never shown.")]
    public required string Secret { get; init; }

    [Description("How the signature is written: `hex`, the default, or `base64`.")]
    public Testing.ParallaxWebhookEncoding Encoding { get; init; }

    [Description("How often to try, until the target answers with a success. Default: 1.")]
    public int Attempts { get; init; } = 1;
}

[Description("A webhook to send to all who subscribed.")]
internal sealed record NewWebhook
{
    [Description("The topic, such as `project.created`.")]
    public required string Topic { get; init; }

    [Description("The payload: any JSON.")]
    public required System.Text.Json.Nodes.JsonNode Payload { get; init; }
}
