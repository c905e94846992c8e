using System.ComponentModel;
using System.Text.Json.Nodes;
using Parallax.Testing;

namespace Parallax.Emulator.Control;

// What the control API answers. The descriptions go into its reference.

[Description("How many requests ended in which way.")]
internal sealed record OutcomeCounts(int Succeeded, int Refused, int Limited, int Failed, int Broken);

[Description("Counts since the start or the last reset.")]
internal sealed record HistoryView(
    [property: Description("How many requests have arrived.")] long Received,
    [property: Description("How those that are done ended.")] OutcomeCounts Answered,
    [property: Description("The length of one entry of `recent`, in seconds.")] int BucketSeconds,
    [property: Description("The last five minutes, oldest first.")] IReadOnlyList<OutcomeCounts> Recent);

[Description("The current window of the rate limit.")]
internal sealed record LimitView(
    bool Enabled,
    [property: Description("How many requests a window takes.")] int Permits,
    double WindowSeconds,
    int Used,
    int Left,
    [property: Description("When the window ends; null while none is open: the next request opens one.")] DateTimeOffset? EndsAt)
{
    public static LimitView Of(ParallaxEmulator emulator)
    {
        var window = emulator.Window;
        return new(window.IsEnabled, window.PermitLimit, window.Length.TotalSeconds, window.Used, window.Left, window.EndsAt);
    }
}

[Description("A rule that says which requests a fault strikes.")]
internal sealed record FaultView(
    long Id,
    [property: Description("The fault, or the faults of a script, in words.")] string Fault,
    string? Method,
    string? Path,
    string? OperationId,
    [property: Description("How many requests it is still to strike; null for every one.")] long? Remaining,
    [property: Description("How often it has struck.")] int Hits);

[Description("A key that is taken.")]
internal sealed record KeyView(
    [property: Description("Names the key without giving it away.")] string Id,
    [property: Description("The key. Only here, where keys are managed, it is shown.")] string Key,
    [property: Description("Whether it is the newest.")] bool Newest);

[Description("Objects under one path.")]
internal sealed record EntityView(
    [property: Description("The path, such as `/v1/clients`.")] string Path,
    [property: Description("The path in the description that it belongs to.")] string Template,
    int Count);

[Description("Some objects of a path.")]
internal sealed record EntityRows(string Path, int Total, int Skip, IReadOnlyList<JsonNode> Rows);

[Description("An attempt to deliver a webhook.")]
internal sealed record DeliveryView(
    string Target,
    string Topic,
    int Attempt,
    [property: Description("What the target answered; null when it did not.")] int? Status,
    string? Error,
    string Body)
{
    public static DeliveryView Of(ParallaxWebhookDelivery delivery)
        => new(
            delivery.Target.ToString(),
            delivery.Topic.Value,
            delivery.Attempt,
            delivery.Status,
            delivery.Exception?.Message,
            delivery.Body);
}

[Description("Who gets webhooks, and what was sent to them lately.")]
internal sealed record WebhooksView(IReadOnlyList<string> Targets, IReadOnlyList<DeliveryView> Deliveries);

[Description("An operation of the description.")]
internal sealed record OperationView(string Id, string Method, string Path);

[Description("A request in short.")]
internal record RequestView(
    long Number,
    DateTimeOffset ReceivedAt,
    string Method,
    string Path,
    [property: Description("With its question mark; empty when there was none.")] string Query,
    [property: Description("Null while it is not answered, and when a fault left it without a response.")] int? Status,
    [property: Description("How long the emulator had it; null until it is done.")] double? Milliseconds,
    [property: Description("How many permits the window had left after it.")] int? PermitsLeft,
    string? OperationId,
    [property: Description("The fault that struck it.")] string? Fault,
    [property: Description("Whether it changed an object.")] bool Applied)
{
    public static RequestView Of(ReceivedRequest request) => new(
        request.Number,
        request.ReceivedAt,
        request.Method,
        request.Path,
        request.Query,
        request.Status,
        request.Duration?.TotalMilliseconds,
        request.PermitsLeft,
        request.OperationId,
        request.Fault?.ToString(),
        request.WasApplied);
}

[Description("A request with headers and bodies. Where the key stood it reads `***`.")]
internal sealed record RequestDetail(
    RequestView Request,
    IReadOnlyDictionary<string, string> Headers,
    [property: Description("Null when it was too large to be kept.")] string? Body,
    IReadOnlyDictionary<string, string> ResponseHeaders,
    [property: Description("As it would be whole; null without a response, and when it was too large to be kept.")] string? ResponseBody,
    [property: Description("What went wrong inside the emulator.")] string? Exception)
{
    public static RequestDetail Of(ReceivedRequest request) => new(
        RequestView.Of(request),
        request.Headers,
        request.Body,
        request.ResponseHeaders,
        request.ResponseBody,
        request.Exception?.ToString());
}

[Description("Requests, oldest first.")]
internal sealed record RequestList(
    [property: Description("Ask with it for what comes after.")] long Version,
    IReadOnlyList<RequestView> Requests,
    [property: Description("How many more there were than were asked for.")] int Skipped);

[Description("The emulator as it stands.")]
internal sealed record StateView(
    [property: Description("The version of the tool.")] string Tool,
    string BaseAddress,
    [property: Description("`stateful`, or `mock`.")] string Mode,
    [property: Description("The title of the description that is served.")] string Title,
    DateTimeOffset StartedAt,
    [property: Description("The emulator's clock.")] DateTimeOffset Now,
    [property: Description("Grows with every reset.")] int Epoch,
    LimitView Limit,
    HistoryView History,
    IReadOnlyList<FaultView> Faults,
    [property: Description("Ids of the keys that are taken, oldest first.")] IReadOnlyList<string> Keys,
    [property: Description("How many objects there are of each path in the description.")] IReadOnlyDictionary<string, int> Entities,
    WebhookCounts Webhooks);

internal sealed record WebhookCounts(int Targets, int Deliveries);

[Description("What an event of the stream holds.")]
internal sealed record UpdateView(StateView State, RequestList Requests);

[Description("What came of laying objects down.")]
internal sealed record SeedResult([property: Description("How many objects were laid down.")] int Objects);

internal sealed record ProblemView([property: Description("What is wrong, in one line.")] string Error);
