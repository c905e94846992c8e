using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Parallax;

/// <inheritdoc cref="IParallaxClient"/>
public sealed class ParallaxClient : IParallaxClient, IDisposable
{
    private readonly HttpMessageHandler _chain;
    private readonly ParallaxClientOptions _options;
    private readonly SharedGate _gate;
    private readonly ClientLog _log;
    private readonly ParallaxCallOptions? _callOptions;

    /// <summary>Makes a client with the default settings.</summary>
    /// <param name="apiKey">The Personal Access Token.</param>
    /// <exception cref="OptionsValidationException">The key is missing, or cannot be one.</exception>
    public ParallaxClient(ParallaxApiKey? apiKey)
        : this(new ParallaxClientOptions { ApiKey = apiKey })
    {
    }

    /// <summary>Makes a client with settings of your own.</summary>
    /// <param name="options">The settings; not read again later.</param>
    /// <param name="primaryHandler">
    /// What sends the requests in the end: a proxy, a test. Yours to dispose of. Its redirects, cookies and headers for traces are switched
    /// off. Default: a handler of the client's own.
    /// </param>
    /// <param name="timeProvider">The clock. Default: the one of the system.</param>
    /// <param name="loggerFactory">Where warnings go, under the category <c>Parallax.Client</c>. Default: nowhere.</param>
    /// <exception cref="OptionsValidationException">A setting is wrong; the message names it.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="primaryHandler"/> follows redirects, keeps cookies or sends ids of traces, and is in use already or cannot be looked
    /// into; the message says what to set.
    /// </exception>
    public ParallaxClient(
        ParallaxClientOptions options,
        HttpMessageHandler? primaryHandler = null,
        TimeProvider? timeProvider = null,
        ILoggerFactory? loggerFactory = null)
        : this(
            Copy(options),
            primaryHandler,
            timeProvider ?? TimeProvider.System,
            new ClientLog((loggerFactory ?? NullLoggerFactory.Instance).CreateLogger(ClientLog.Category)))
    {
    }

    private ParallaxClient(ParallaxClientOptions options, HttpMessageHandler? primaryHandler, TimeProvider time, ClientLog log)
        : this(options, primaryHandler, time, log, new SharedGate(options, time, log))
    {
    }

    private ParallaxClient(
        ParallaxClientOptions options, HttpMessageHandler? primaryHandler, TimeProvider time, ClientLog log, SharedGate gate)
        : this(ClientPipeline.Chain(options, primaryHandler, time, log, gate), options, gate, log)
    {
    }

    private ParallaxClient(HttpMessageHandler chain, ParallaxClientOptions options, SharedGate gate, ClientLog log)
        : this(ClientPipeline.Create(chain, options), chain, options, gate, log)
    {
    }

    private ParallaxClient(ParallaxClient origin, ParallaxCallOptions callOptions)
        : this(
            ClientPipeline.View(origin.HttpClient, origin._chain, callOptions, origin._gate, origin._log),
            origin._chain,
            origin._options,
            origin._gate,
            origin._log)
        => _callOptions = callOptions;

    internal ParallaxClient(HttpClient httpClient, HttpMessageHandler chain, ParallaxClientOptions options, SharedGate gate, ClientLog log)
    {
        (HttpClient, _chain, _options, _gate, _log) = (httpClient, chain, options, gate, log);
        var lists = new Lists(new PageSettings(options.PageSize, options.ReadAhead));
        ActualTime = new ActualTimeApi(httpClient, lists);
        Clients = new ClientsApi(httpClient, lists);
        Departments = new DepartmentsApi(httpClient, lists);
        People = new PeopleApi(httpClient, lists);
        Pipelines = new PipelinesApi(httpClient, lists);
        Stages = new StagesApi(httpClient, lists);
        Projects = new ProjectsApi(httpClient, lists);
        ProjectOfferings = new ProjectOfferingsApi(httpClient, lists);
        ProjectOfferingRoles = new ProjectOfferingRolesApi(httpClient, lists);
        RateCards = new RateCardsApi(httpClient, lists);
        RateCardRates = new RateCardRatesApi(httpClient, lists);
        Roles = new RolesApi(httpClient, lists);
        Tags = new TagsApi(httpClient, lists);
        TimesheetEntries = new TimesheetEntriesApi(httpClient, lists);
    }

    /// <inheritdoc />
    public IActualTimeApi ActualTime { get; }

    /// <inheritdoc />
    public IClientsApi Clients { get; }

    /// <inheritdoc />
    public IDepartmentsApi Departments { get; }

    /// <inheritdoc />
    public IPeopleApi People { get; }

    /// <inheritdoc />
    public IPipelinesApi Pipelines { get; }

    /// <inheritdoc />
    public IStagesApi Stages { get; }

    /// <inheritdoc />
    public IProjectsApi Projects { get; }

    /// <inheritdoc />
    public IProjectOfferingsApi ProjectOfferings { get; }

    /// <inheritdoc />
    public IProjectOfferingRolesApi ProjectOfferingRoles { get; }

    /// <inheritdoc />
    public IRateCardsApi RateCards { get; }

    /// <inheritdoc />
    public IRateCardRatesApi RateCardRates { get; }

    /// <inheritdoc />
    public IRolesApi Roles { get; }

    /// <inheritdoc />
    public ITagsApi Tags { get; }

    /// <inheritdoc />
    public ITimesheetEntriesApi TimesheetEntries { get; }

    /// <inheritdoc />
    public ParallaxRateLimitStatus RateLimit => _gate.Status(_callOptions?.Priority ?? ParallaxPriority.Normal);

    /// <inheritdoc />
    public HttpClient HttpClient { get; }

    /// <inheritdoc />
    public IParallaxClient With(ParallaxCallOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Problem() is { } problem)
        {
            throw new ArgumentException($"ParallaxCallOptions.{problem}", nameof(options));
        }

        return new ParallaxClient(this, options.Over(_callOptions));
    }

    /// <summary>
    /// Ends the calls that are under way with <see cref="OperationCanceledException"/>, and closes the connections. Later calls give
    /// <see cref="ObjectDisposedException"/>, through views as well. Not needed for a client from a container, which does it.
    /// </summary>
    public void Dispose()
    {
        HttpClient.Dispose();
        if (_callOptions is null)
        {
            _gate.Dispose();
        }
    }

    // What the caller does to his object later is not for this client.
    private static ParallaxClientOptions Copy(ParallaxClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ParallaxClientOptionsValidator.ThrowIfInvalid(options);
        return options.Copy();
    }
}
