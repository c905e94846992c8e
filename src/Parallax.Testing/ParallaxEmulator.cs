using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json;
using Parallax.Models;

namespace Parallax.Testing;

/// <summary>
/// The Parallax API in this process: real HTTP on 127.0.0.1, every operation of the OpenAPI description, as strict about requests
/// as the description is. For tests of code that calls the API.
/// </summary>
/// <remarks>All members can be used from several threads at once, also while requests are being answered.</remarks>
/// <example>
/// <code>
/// await using var emulator = await ParallaxEmulator.StartAsync();
/// var client = emulator.Seed("/v1/clients", """{ "name": "Northwind" }""")[0];
/// using var parallax = emulator.CreateClient();
/// </code>
/// </example>
public sealed class ParallaxEmulator : IAsyncDisposable
{
    private readonly KeyRing _keys;
    private readonly EntityStore _store;
    private readonly Seeder _seeder;
    private readonly RequestLog _log;
    private readonly RequestEvents _events;
    private readonly RateLimitStep _rateLimit;
    private readonly FaultSurroundings _surroundings;
    private readonly ParallaxEmulatorRateLimit _limit;
    private LoopbackServer _server = null!;

    private ParallaxEmulator(
        KeyRing keys,
        EntityStore store,
        Seeder seeder,
        RequestLog log,
        RequestEvents events,
        RateLimitStep rateLimit,
        ParallaxFaults faults,
        ParallaxWebhooks webhooks,
        FaultSurroundings surroundings,
        ParallaxEmulatorRateLimit limit)
    {
        Faults = faults;
        Webhooks = webhooks;
        _keys = keys;
        _store = store;
        _seeder = seeder;
        _log = log;
        _events = events;
        _rateLimit = rateLimit;
        _surroundings = surroundings;
        _limit = limit;
    }

    /// <summary>
    /// Happens when a request has arrived and is in the log, before it is answered. Handlers run on the request's thread and hold it
    /// up; what they throw becomes its <see cref="ReceivedRequest.Exception"/>.
    /// </summary>
    public event EventHandler<ReceivedRequestEventArgs> RequestReceived
    {
        add => _events.OnReceived += value;
        remove => _events.OnReceived -= value;
    }

    /// <summary>
    /// Happens when the emulator is done with a request: the response is written, or the connection has ended. The client may have
    /// the response before. Handlers run on the request's thread; what they throw becomes its <see cref="ReceivedRequest.Exception"/>.
    /// </summary>
    public event EventHandler<ReceivedRequestEventArgs> RequestAnswered
    {
        add => _events.OnAnswered += value;
        remove => _events.OnAnswered -= value;
    }

    /// <summary>
    /// Gets the address of the emulator, with a closing slash: <c>http://127.0.0.1:5080/</c>; <c>https</c> with a certificate.
    /// </summary>
    public Uri BaseAddress => _server.BaseAddress;

    /// <summary>Gets the key that the emulator takes in the header <c>X-API-KEY</c>; of several, the newest.</summary>
    public string ApiKey => _keys.Newest;

    /// <summary>Gets the keys that are taken, oldest first.</summary>
    public IReadOnlyList<string> Keys => _keys.Accepted;

    /// <summary>
    /// Gets the rate limit as it stands: what the current window has used up, and when it ends. In
    /// <see cref="ParallaxEmulatorMode.StatelessMock"/>, in which each key has a window of its own, the fullest.
    /// </summary>
    public ParallaxEmulatorWindow Window => _rateLimit.Window;

    /// <summary>
    /// Gets the requests that have arrived up to now, oldest first, refused ones included; at most
    /// <see cref="ParallaxEmulatorOptions.RequestLogLimit"/> of them.
    /// </summary>
    public IReadOnlyList<ReceivedRequest> Requests => _log.Snapshot();

    /// <summary>Gets the faults that requests are to meet: none, until some are added.</summary>
    public ParallaxFaults Faults { get; }

    /// <summary>Gets the webhooks, for those who subscribe to them.</summary>
    public ParallaxWebhooks Webhooks { get; }

    /// <summary>Starts an emulator.</summary>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the attempt to start.</param>
    /// <returns>The emulator, ready for requests. Dispose of it to free its port.</returns>
    /// <exception cref="ArgumentException">An option has a value that cannot work; the message names it.</exception>
    /// <exception cref="InvalidDataException">The description cannot be read; the message says where and why.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    public static Task<ParallaxEmulator> StartAsync(ParallaxEmulatorOptions? options = null, CancellationToken cancellationToken = default)
        => StartAsync(options, front: null, cancellationToken);

    /// <summary>Starts an emulator with a front: what is answered on the same port before the API is asked.</summary>
    internal static async Task<ParallaxEmulator> StartAsync(
        ParallaxEmulatorOptions? options, IEmulatorFront? front, CancellationToken cancellationToken)
    {
        options ??= new ParallaxEmulatorOptions();
        OptionsCheck.Check(options);
        var description = options.Description is { } text
            ? await ApiDescription.ReadAsync(text, cancellationToken).ConfigureAwait(false)
            : await EmbeddedDescription.GetAsync().ConfigureAwait(false);

        var keys = new KeyRing(options.ApiKey ?? KeyRing.MadeUpKey());
        var clock = options.TimeProvider;
        var store = new EntityStore();
        var filler = new EntityFiller(clock);
        var log = new RequestLog(options.RequestLogLimit, options.RequestLogBytes);
        var isMock = options.Mode is ParallaxEmulatorMode.StatelessMock;
        var webhooks = new ParallaxWebhooks(new WebhookSender(clock, options.RequestLogLimit), clock);
        var changes = new ChangeFeed(webhooks);
        OperationRunner runner = isMock
            ? new MockRunner()
            : new StatefulRunner(description, store, filler, new RuleBook(description, store, filler, clock, changes), changes);
        var limit = CopyOf(options.RateLimit);
        var rateLimit = new RateLimitStep(limit, clock, perKey: isMock);
        var faults = new ParallaxFaults(description.Has);
        var surroundings = new FaultSurroundings(clock);
        IRequestStep[] latency = options.Latency > TimeSpan.Zero ? [new LatencyStep(options.Latency, surroundings)] : [];
        var events = new RequestEvents();
        var pipeline = new RequestPipeline(
            new RequestReader(log, clock, keys),
            log,
            events,
            clock,
            [
                new ErrorStep(),
                .. latency,
                new KeyStep(keys, acceptAny: isMock),
                rateLimit,
                new FaultStep(faults, description, surroundings),
                new DispatchStep(description, runner),
            ]);

        var emulator = new ParallaxEmulator(
            keys, store, new Seeder(description, store, filler), log, events, rateLimit, faults, webhooks, surroundings, limit);
        events.Sender = emulator;
        emulator._server = await LoopbackServer.StartAsync(
            options.Port,
            options.Certificate,
            services => front?.AddServices(services),
            application =>
            {
                if (front is null)
                {
                    application.Run(new RequestDelegate(pipeline.HandleAsync));
                }
                else
                {
                    front.Map(application, emulator, pipeline.HandleAsync);
                }
            },
            cancellationToken).ConfigureAwait(false);
        return emulator;
    }

    private static ParallaxEmulatorRateLimit CopyOf(ParallaxEmulatorRateLimit limit)
        => new() { Enabled = limit.Enabled, PermitLimit = limit.PermitLimit, Window = limit.Window };

    /// <summary>
    /// Takes a further key from now on, as after a new token was made for the same user. Those before it are taken until
    /// <see cref="RevokeKey"/>.
    /// </summary>
    /// <param name="apiKey">The key. Default: a made-up one.</param>
    /// <returns>The key, which is also <see cref="ApiKey"/> now.</returns>
    /// <exception cref="ArgumentException">It cannot be a key, or is taken already.</exception>
    public string AddKey(string? apiKey = null) => _keys.Add(apiKey ?? KeyRing.MadeUpKey());

    /// <summary>Takes a key no longer: requests with it are answered with 401 from now on.</summary>
    /// <param name="apiKey">The key.</param>
    /// <exception cref="ArgumentException">The key is not taken as it is.</exception>
    public void RevokeKey(string apiKey) => _keys.Revoke(apiKey);

    /// <summary>
    /// Lays objects down as if they had been there before. Ids and dates that are left out are filled in, as is everything else
    /// that the server decides; what has to be decided, such as a name, is not invented.
    /// </summary>
    /// <remarks>
    /// The objects are checked against their schema, but not against the rules of the API: names may occur twice, and objects
    /// may refer to others that are not there. The objects in the path have to exist, and in
    /// <see cref="ParallaxEmulatorMode.StatelessMock"/> nothing that is laid down is ever answered. What the API has no way to create can
    /// be
    /// seeded too: rate cards, timesheet entries, <c>/v1/projects/{id}/offerings/{id}/roles/{id}/planned-time</c>, and
    /// <c>/v1/projects/{id}/offerings/{id}/metrics</c>, which takes one object.
    /// </remarks>
    /// <param name="collectionPath">The path of the list, such as <c>/v1/clients</c>.</param>
    /// <param name="json">A JSON object, or an array of them.</param>
    /// <returns>The ids, in the order of the objects; none for objects that have no id, such as planned time.</returns>
    /// <exception cref="ParallaxSeedException">
    /// Nothing was laid down; the message says which object and member are wrong, and why.
    /// </exception>
    public IReadOnlyList<Guid> Seed(string collectionPath, string json)
    {
        ArgumentException.ThrowIfNullOrEmpty(collectionPath);
        ArgumentException.ThrowIfNullOrEmpty(json);
        return _seeder.Seed(collectionPath, json);
    }

    /// <summary>Lays the objects of several collections down, all or none of them, in the order in which they stand there.</summary>
    /// <param name="json">
    /// A JSON object whose members are paths, each with an object or an array of them: <c>{ "/v1/clients": [ { "name": "Northwind" } ]
    /// }</c>.
    /// </param>
    /// <returns>How many objects were laid down.</returns>
    /// <exception cref="ParallaxSeedException">
    /// Nothing was laid down; the message says which object and member are wrong, and why.
    /// </exception>
    public int SeedAll(string json)
    {
        ArgumentException.ThrowIfNullOrEmpty(json);
        return _seeder.SeedAll(json);
    }

    /// <summary>Lays typed objects down, with the members that you assigned.</summary>
    /// <typeparam name="T">The class of the rows, such as <see cref="Client"/>.</typeparam>
    /// <param name="collectionPath">The path of the list, such as <c>/v1/clients</c>.</param>
    /// <param name="rows">The objects.</param>
    /// <returns>The ids, in the order of the objects; none for objects that have no id, such as planned time.</returns>
    /// <exception cref="ParallaxSeedException">
    /// Nothing was laid down; the message says which object and member are wrong, and why.
    /// </exception>
    public IReadOnlyList<Guid> Seed<T>(string collectionPath, params IEnumerable<T> rows)
        where T : ParallaxModel
    {
        using var text = new StringWriter();
        JsonSerializer.Create().Serialize(text, rows);
        return Seed(collectionPath, text.ToString());
    }

    /// <summary>Makes a client for this emulator, with its address, key, limit and clock.</summary>
    /// <param name="configure">Changes the settings.</param>
    /// <returns>The client. Dispose of it after use.</returns>
    public ParallaxClient CreateClient(Action<ParallaxClientOptions>? configure = null)
    {
        var options = new ParallaxClientOptions
        {
            ApiKey = ApiKey,
            BaseAddress = BaseAddress,
            RateLimit = { Enabled = _limit.Enabled, PermitLimit = _limit.PermitLimit, Window = _limit.Window },
        };
        configure?.Invoke(options);
        return new ParallaxClient(options, timeProvider: _surroundings.Clock);
    }

    /// <summary>Lets the current window of the rate limit end sooner, as if so much time had passed for it and for nothing else.</summary>
    /// <param name="by">The time. With <see cref="ParallaxEmulatorRateLimit.Window"/>, or more, the window is over.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public void AdvanceWindow(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        _rateLimit.Advance(by);
    }

    /// <summary>
    /// Forgets everything: objects, requests, faults, subscribers of webhooks, and how much of the rate limit is used up. Address and keys
    /// stay.
    /// </summary>
    public void Reset()
    {
        lock (_store.Gate)
        {
            _store.Clear();
        }

        _log.Clear();
        _rateLimit.Reset();
        Faults.Clear();
        Webhooks.Clear();
    }

    /// <summary>
    /// Stops the emulator. Requests that are being answered have one second to end; those that a fault holds, and webhooks under way, end
    /// at once.
    /// </summary>
    /// <returns>A task that ends when the port is free.</returns>
    public async ValueTask DisposeAsync()
    {
        _surroundings.Dispose();
        await _server.DisposeAsync().ConfigureAwait(false);
        await Webhooks.StopAsync().ConfigureAwait(false);
    }

    /// <summary>
    /// What is kept, a collection at a time: its path, the path of the description that it belongs to, and how many objects it has.
    /// </summary>
    internal IReadOnlyList<(string Path, string Template, int Count)> Collections()
    {
        lock (_store.Gate)
        {
            return
            [
                .. _store.Collections.Where(collection => collection.Rows.Count > 0)
                    .Select(collection => (collection.Path, collection.Resource.Template.Text, collection.Rows.Count))
            ];
        }
    }

    /// <summary>Some of the objects under a path, as JSON.</summary>
    internal IReadOnlyList<byte[]> Rows(string collectionPath, int skip, int take)
    {
        lock (_store.Gate)
        {
            return [.. _store.Rows(collectionPath).Skip(skip).Take(take).Select(row => row.Utf8)];
        }
    }
}
