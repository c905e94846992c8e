using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Parallax.Testing;

namespace Parallax.Emulator.Control;

/// <summary>The routes under <c>/_emulator</c>. The page uses these and nothing else, and so can tests in any language.</summary>
internal sealed class ControlApi(
    ParallaxEmulator emulator,
    RequestFeed feed,
    FaultBook faults,
    StateReader state,
    DescriptionInfo description,
    Beginning beginning,
    X509Certificate2? certificate,
    CancellationToken stopping)
{
    public const string Root = "/_emulator";

    private const int MostRows = 200;
    private const int MostDeliveries = 50;
    private const int MostListed = 1000;

    public void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(Root).AddEndpointFilter(RefuseAsync);
        MapState(group);
        MapRequests(group);
        MapFaults(group);
        MapKeys(group);
        MapData(group);
        MapLimit(group);
        MapWebhooks(group);
    }

    /// <summary>What a handler throws as a refusal is answered as one.</summary>
    private static async ValueTask<object?> RefuseAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (ControlException refusal)
        {
            return Problem(refusal.Status, refusal.Message);
        }
        catch (Exception misfit) when (misfit is ArgumentException or ParallaxSeedException)
        {
            return Problem(StatusCodes.Status400BadRequest, misfit.Message.Split(" (Parameter", StringSplitOptions.None)[0]);
        }
    }

    private static IResult Problem(int status, string error) => Json(new ProblemView(error), status);

    private static IResult Json<T>(T value, int status = StatusCodes.Status200OK)
        => Results.Json(value, ControlJson.Options, statusCode: status);

    private void MapState(RouteGroupBuilder group)
    {
        group.MapGet("/state", () => Json(state.Now()))
            .Produces<StateView>().WithTags("State").WithSummary("The emulator as it stands");
        var stream = new EventStream(state, feed, stopping);
        group.MapGet("/events", async (HttpContext context) =>
            {
                await stream.ServeAsync(context);
                return Results.Empty;
            })
            .Produces<UpdateView>(contentType: "text/event-stream").Produces<ProblemView>(503).WithTags("State")
            .WithSummary("Changes as they happen")
            .WithDescription(
                "Server-sent events named `update`, at most five in a second, each with the state and the requests that changed since the "
                    + "one before. With `Last-Event-ID` it goes on after that event.");
        group.MapPost("/reset", async (HttpRequest request) =>
            {
                var order = await ControlJson.ReadAsync<ResetOrder>(request);
                emulator.Reset();
                feed.Clear();
                state.BeginAnew();
                if (!order.Empty)
                {
                    beginning.LayDown(emulator);
                }

                feed.Touch();
                return Json(state.Now());
            })
            .Accepts<ResetOrder>(isOptional: true, "application/json").Produces<StateView>().Produces<ProblemView>(400).WithTags("State")
            .WithSummary("Begin again")
            .WithDescription("Forgets objects, requests, faults, subscribers of webhooks and what is used up of the limit. Keys stay.");
        group.MapGet("/operations", () => Json(description.Operations))
            .Produces<IReadOnlyList<OperationView>>().WithTags("State").WithSummary("The operations of the description");
        if (certificate is not null)
        {
            group.MapGet("/certificate", () => Results.Text(certificate.ExportCertificatePem(), "application/x-pem-file"))
                .Produces<string>(contentType: "application/x-pem-file")
                    .WithTags("State")
                    .WithSummary("The certificate, as PEM, for clients to trust");
        }
    }

    private void MapRequests(RouteGroupBuilder group)
    {
        group.MapGet("/requests", (long? after, int? limit) =>
            {
                Require(after is null or >= 0, "after must not be negative.");
                Require(limit is null or (> 0 and <= MostListed), "limit has to be from 1 to 1000.");
                return Json(state.Since(after ?? 0, limit ?? MostRows).Requests);
            })
            .Produces<RequestList>().Produces<ProblemView>(400).WithTags("Requests")
            .WithSummary("The latest requests to the API")
            .WithDescription("`after` is a `version` from an earlier answer; `limit` is from 1 to 1000, 200 without it.");
        group.MapGet("/requests/{number:long}", (long number) =>
            emulator.Requests.FirstOrDefault(request => request.Number == number) is { } request
                ? Json(RequestDetail.Of(request))
                : Problem(404, "There is no such request in the log."))
            .Produces<RequestDetail>().Produces<ProblemView>(404).WithTags("Requests").WithSummary("One request with headers and bodies");
    }

    private void MapFaults(RouteGroupBuilder group)
    {
        group.MapGet("/faults", () => Json(faults.All))
            .Produces<IReadOnlyList<FaultView>>()
            .WithTags("Faults")
            .WithSummary("The faults that wait, and those that are used up");
        group.MapPost("/faults", async (HttpRequest request) =>
            {
                var added = faults.Add(await ControlJson.ReadAsync<NewFault>(request));
                feed.Touch();
                return Json(added, StatusCodes.Status201Created);
            })
            .Accepts<NewFault>("application/json")
                .Produces<FaultView>(201)
                .Produces<ProblemView>(400)
                .WithTags("Faults")
                .WithSummary("Add a fault for requests to come");
        group.MapDelete("/faults/{id:long}", (long id) => faults.Remove(id) ? Done() : Problem(404, "There is no such fault."))
            .Produces(204).Produces<ProblemView>(404).WithTags("Faults").WithSummary("Take one fault away");
        group.MapDelete("/faults", () =>
            {
                emulator.Faults.Clear();
                return Done();
            })
            .Produces(204).WithTags("Faults").WithSummary("Take all faults away");
    }

    private void MapKeys(RouteGroupBuilder group)
    {
        group.MapGet("/keys", () => Json(Keys()))
            .Produces<IReadOnlyList<KeyView>>().WithTags("Keys").WithSummary("The keys that are taken, oldest first");
        group.MapPost("/keys", async (HttpRequest request) => Added(emulator.AddKey((await ControlJson.ReadAsync<NewKey>(request)).Key)))
            .Accepts<NewKey>(isOptional: true, "application/json").Produces<KeyView>(201).Produces<ProblemView>(400).WithTags("Keys")
            .WithSummary("Take a further key");
        group.MapPost("/keys/rotate", async (HttpRequest request) =>
            {
                var before = emulator.Keys;
                var key = emulator.AddKey((await ControlJson.ReadAsync<NewKey>(request)).Key);
                foreach (var old in before)
                {
                    emulator.RevokeKey(old);
                }

                return Added(key);
            })
            .Accepts<NewKey>(isOptional: true, "application/json").Produces<KeyView>(201).Produces<ProblemView>(400).WithTags("Keys")
            .WithSummary("Take a new key, and none of those before it");
        group.MapDelete("/keys/{id}", (string id) =>
            {
                if (emulator.Keys.FirstOrDefault(key => string.Equals(KeyName.Of(key), id, StringComparison.Ordinal)) is not { } revoked)
                {
                    return Problem(404, "There is no such key.");
                }

                emulator.RevokeKey(revoked);
                return Done();
            })
            .Produces(204).Produces<ProblemView>(404).WithTags("Keys").WithSummary("Take a key no longer");
    }

    private void MapData(RouteGroupBuilder group)
    {
        group.MapGet(
            "/entities",
            () => Json(emulator.Collections().Select(collection => new EntityView(collection.Path, collection.Template, collection.Count))))
            .Produces<IReadOnlyList<EntityView>>().WithTags("Data").WithSummary("What is kept, and how many of it");
        group.MapGet("/entities/rows", (string path, int? skip, int? take) =>
            {
                Require(skip is null or >= 0, "skip must not be negative.");
                Require(take is null or (> 0 and <= MostRows), "take has to be from 1 to 200.");
                var total = emulator.Collections()
                    .FirstOrDefault(collection => string.Equals(collection.Path, path, StringComparison.Ordinal)).Count;
                return Json(
                    new EntityRows(
                        path, total, skip ?? 0, [.. emulator.Rows(path, skip ?? 0, take ?? 50).Select(row => JsonNode.Parse(row)!)]));
            })
            .Produces<EntityRows>().Produces<ProblemView>(400).WithTags("Data").WithSummary("Some of the objects under a path")
            .WithDescription("`path` is one of `/_emulator/entities`; `take` is from 1 to 200, 50 without it.");
        group.MapPost("/seed", async (HttpRequest request) =>
            {
                var text = await ControlJson.TextAsync(request);
                Require(text.Length > 0, "Seed data has to be a JSON object of paths, each with its objects.");
                var objects = emulator.SeedAll(text);
                feed.Touch();
                return Json(new SeedResult(objects));
            })
            .Accepts<Dictionary<string, JsonArray>>("application/json").Produces<SeedResult>().Produces<ProblemView>(400).WithTags("Data")
            .WithSummary("Lay objects down")
            .WithDescription(
                "An object whose members are paths, each with an array of objects: `{ \"/v1/clients\": [ { \"name\": \"Northwind\" } ] "
                    + "}`. All of it is laid down or nothing.");
        group.MapPost("/seed/sample", () =>
            {
                beginning.LayDownSample(emulator);
                return Done();
            })
            .Produces(204).Produces<ProblemView>(400).WithTags("Data").WithSummary("Lay down the firm that does not exist");
    }

    private void MapLimit(RouteGroupBuilder group)
    {
        group.MapGet("/limit", () => Json(LimitView.Of(emulator)))
            .Produces<LimitView>()
            .WithTags("Limit")
            .WithSummary("The current window of the rate limit");
        group.MapPost("/limit/advance", async (HttpRequest request) =>
            {
                var advance = await ControlJson.ReadAsync<Advance>(request);
                Require(advance.Seconds is null or (> 0 and <= 86_400), "seconds has to be more than 0, and at most 86400.");
                emulator.AdvanceWindow(advance.Seconds is { } seconds ? TimeSpan.FromSeconds(seconds) : emulator.Window.Length);
                feed.Touch();
                return Json(LimitView.Of(emulator));
            })
            .Accepts<Advance>(isOptional: true, "application/json").Produces<LimitView>().Produces<ProblemView>(400).WithTags("Limit")
            .WithSummary("Move the clock of the limit, and nothing else")
            .WithDescription("The window ends sooner by so much; without `seconds` it ends now.");
    }

    private void MapWebhooks(RouteGroupBuilder group)
    {
        group.MapGet("/webhooks", () => Json(new WebhooksView(
                [.. emulator.Webhooks.Targets.Select(target => target.ToString())],
                [.. emulator.Webhooks.Deliveries.TakeLast(MostDeliveries).Reverse().Select(DeliveryView.Of)])))
            .Produces<WebhooksView>().WithTags("Webhooks").WithSummary("Who gets webhooks, and the latest attempts");
        group.MapPost("/webhooks/targets", async (HttpRequest request) =>
            {
                var target = await ControlJson.ReadAsync<NewTarget>(request);
                Require(target.Url.IsAbsoluteUri, "url has to be an HTTP address of this machine, such as http://127.0.0.1:5081/webhooks.");
                Require(target.Attempts is >= 1 and <= 100, "attempts has to be from 1 to 100.");
                emulator.Webhooks.Subscribe(target.Url, target.Secret, target.Encoding, target.Attempts);
                return Done();
            })
            .Accepts<NewTarget>("application/json")
                .Produces(204)
                .Produces<ProblemView>(400)
                .WithTags("Webhooks")
                .WithSummary("Subscribe to webhooks");
        group.MapPost("/webhooks", async (HttpRequest request) =>
            {
                var webhook = await ControlJson.ReadAsync<NewWebhook>(request);
                Require(webhook.Topic.Length > 0, "topic must not be empty.");
                var deliveries = await emulator.Webhooks.SendAsync(
                    webhook.Topic, webhook.Payload.ToJsonString(), request.HttpContext.RequestAborted);
                feed.Touch();
                return Json(deliveries.Select(DeliveryView.Of));
            })
            .Accepts<NewWebhook>("application/json").Produces<IReadOnlyList<DeliveryView>>().Produces<ProblemView>(400).WithTags("Webhooks")
            .WithSummary("Send a webhook to all who subscribed");
    }

    private static void Require(bool holds, string rule)
    {
        if (!holds)
        {
            throw new ControlException(StatusCodes.Status400BadRequest, rule);
        }
    }

    private IEnumerable<KeyView> Keys()
    {
        var keys = emulator.Keys;
        return keys.Select((key, place) => new KeyView(KeyName.Of(key), key, place == keys.Count - 1));
    }

    private IResult Added(string key)
    {
        feed.Touch();
        return Json(new KeyView(KeyName.Of(key), key, Newest: true), StatusCodes.Status201Created);
    }

    private IResult Done()
    {
        feed.Touch();
        return Results.NoContent();
    }
}
