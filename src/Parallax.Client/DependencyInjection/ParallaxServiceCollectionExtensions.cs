using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Parallax;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers <see cref="IParallaxClient"/> as a singleton.</summary>
public static class ParallaxServiceCollectionExtensions
{
    /// <summary>Adds the client with settings made in code.</summary>
    /// <param name="services">The container.</param>
    /// <param name="configure">Sets the options; they are checked when the host starts.</param>
    /// <returns>
    /// The builder of the client's <see cref="HttpClient"/>, for handlers of your own; a write that one of them repeats is held back with a
    /// <see cref="ParallaxRepeatedWriteException"/>.
    /// </returns>
    public static IHttpClientBuilder AddParallaxClient(this IServiceCollection services, Action<ParallaxClientOptions> configure)
        => services.Add(name: null, options => options.Configure(configure));

    /// <summary>Adds the client with settings that need other services.</summary>
    /// <inheritdoc cref="AddParallaxClient(IServiceCollection, Action{ParallaxClientOptions})"/>
    public static IHttpClientBuilder AddParallaxClient(
        this IServiceCollection services, Action<ParallaxClientOptions, IServiceProvider> configure)
        => services.Add(name: null, options => options.Configure(configure));

    /// <summary>Adds the client with settings from configuration, such as <c>configuration.GetSection("Parallax")</c>.</summary>
    /// <param name="services">The container.</param>
    /// <param name="section">Has the names of <see cref="ParallaxClientOptions"/> as keys; any other key is refused.</param>
    /// <returns>
    /// The builder of the client's <see cref="HttpClient"/>, for handlers of your own; a write that one of them repeats is held back with a
    /// <see cref="ParallaxRepeatedWriteException"/>.
    /// </returns>
    public static IHttpClientBuilder AddParallaxClient(this IServiceCollection services, IConfiguration section)
        => services.Add(name: null, options => options.BindSafely(section));

    /// <summary>Adds one of several clients, such as one for each tenant, under the service key <paramref name="name"/>.</summary>
    /// <param name="services">The container.</param>
    /// <param name="name">The key, as in <c>[FromKeyedServices("tenant-b")] IParallaxClient</c>.</param>
    /// <param name="configure">Sets the options; they are checked when the host starts.</param>
    /// <returns>
    /// The builder of the client's <see cref="HttpClient"/>, for handlers of your own; a write that one of them repeats is held back with a
    /// <see cref="ParallaxRepeatedWriteException"/>.
    /// </returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is null, empty or blank.</exception>
    public static IHttpClientBuilder AddParallaxClient(
        this IServiceCollection services, string name, Action<ParallaxClientOptions> configure)
        => services.AddNamed(name, options => options.Configure(configure));

    /// <summary>Adds one of several clients, with settings that need other services.</summary>
    /// <inheritdoc cref="AddParallaxClient(IServiceCollection, string, Action{ParallaxClientOptions})"/>
    public static IHttpClientBuilder AddParallaxClient(
        this IServiceCollection services, string name, Action<ParallaxClientOptions, IServiceProvider> configure)
        => services.AddNamed(name, options => options.Configure(configure));

    /// <summary>Adds one of several clients, with settings from configuration.</summary>
    /// <param name="services">The container.</param>
    /// <param name="name">The key, as in <c>[FromKeyedServices("tenant-b")] IParallaxClient</c>.</param>
    /// <param name="section">Has the names of <see cref="ParallaxClientOptions"/> as keys; any other key is refused.</param>
    /// <returns>
    /// The builder of the client's <see cref="HttpClient"/>, for handlers of your own; a write that one of them repeats is held back with a
    /// <see cref="ParallaxRepeatedWriteException"/>.
    /// </returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is null, empty or blank.</exception>
    public static IHttpClientBuilder AddParallaxClient(this IServiceCollection services, string name, IConfiguration section)
        => services.AddNamed(name, options => options.BindSafely(section));

    // The empty name is that of the options of the client that has none.
    private static IHttpClientBuilder AddNamed(
        this IServiceCollection services, string name, Action<OptionsBuilder<ParallaxClientOptions>> configure)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return services.Add(name, configure);
    }

    private static IHttpClientBuilder Add(
        this IServiceCollection services, string? name, Action<OptionsBuilder<ParallaxClientOptions>> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        var optionsName = name ?? Options.Options.DefaultName;
        var httpName = HttpName(optionsName);
        configure(services.AddOptionsWithValidateOnStart<ParallaxClientOptions>(optionsName));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ParallaxClientOptions>, ParallaxClientOptionsValidator>());

        var builder = services.AddHttpClient(httpName);

        // By a service that is ours alone: an IParallaxClient may be the host's, which has no handlers.
        var isAdded = services.Has(typeof(LiveOptions), optionsName);
        if (isAdded && services.Has(typeof(IParallaxClient), name))
        {
            // The settings add up, the handlers must not.
            return builder;
        }

        if (name is null)
        {
            services.AddSingleton<IParallaxClient>(provider => Create(provider, httpName, optionsName));
        }
        else
        {
            services.AddKeyedSingleton<IParallaxClient>(name, (provider, _) => Create(provider, httpName, optionsName));
        }

        if (isAdded)
        {
            return builder;
        }

        services.AddKeyedSingleton(optionsName, (provider, _) => new LiveOptions(
            provider.GetRequiredService<IOptionsFactory<ParallaxClientOptions>>(),
            provider.GetServices<IOptionsChangeTokenSource<ParallaxClientOptions>>(),
            optionsName,
            provider.Log()));

        // Of the container, and not of the handlers: the factory may make these anew, and throw the old ones away.
        services.AddKeyedSingleton(
            optionsName, (provider, _) => new SharedGate(provider.Settings(optionsName), provider.Time(), provider.Log()));

        services.CheckHandlers(httpName, optionsName);
        return builder
            .ConfigureHttpClient((provider, client) => ClientPipeline.Configure(client, provider.Settings(optionsName)))
            .ConfigurePrimaryHttpMessageHandler(provider => ClientPipeline.Primary(provider.Settings(optionsName)))
            .ConfigureAdditionalHttpMessageHandlers((handlers, provider) => AddHandlers(handlers, provider, optionsName))
            // The factory's own log lines have the query, and one at Information for every call. ClientLog has what is needed.
            .RemoveAllLoggers()
            .RedactLoggedHeaders([KeyHeaderHandler.HeaderName])
            // The client is a singleton and keeps its handlers; fresh addresses come with the lifetime of pooled connections.
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
    }

    private static bool Has(this IServiceCollection services, Type type, string? key)
        => services.Any(known => known.ServiceType == type && Equals(known.ServiceKey, key));

    private static void CheckHandlers(this IServiceCollection services, string httpName, string optionsName)
    {
        // After all that the user configures on the builder: whichever primary handler it is in the end.
        services.PostConfigure<HttpClientFactoryOptions>(httpName, options =>
            options.HttpMessageHandlerBuilderActions.Add(handlers =>
            {
                PutOursFirst(handlers.AdditionalHandlers);
                handlers.PrimaryHandler = PrimaryHandlers.Prepare(
                    handlers.PrimaryHandler, handlers.Services.Settings(optionsName).BaseAddress);
            }));

        // The handlers are made when the host starts: what cannot be switched off in one of the user's own is said then.
        services.AddOptions<HandlerCheck>(httpName).ValidateOnStart();
        services.AddSingleton<IValidateOptions<HandlerCheck>>(provider => new HandlerCheck.Validator(provider, httpName));
    }

    /// <summary>The name of the <see cref="HttpClient"/>, which no client of the host's own has by chance.</summary>
    internal static string HttpName(string optionsName) => $"Parallax.Client:{optionsName}";

    // Handlers that the host gives to all clients would stand in front of them. There they would see a call that is repeated as one,
    // and what they repeat would come as a new one.
    private static void PutOursFirst(IList<DelegatingHandler> handlers)
    {
        var ours = handlers.Where(static handler => handler.GetType().Assembly == typeof(ClientPipeline).Assembly).ToList();
        for (var i = 0; i < ours.Count; i++)
        {
            handlers.Remove(ours[i]);
            handlers.Insert(i, ours[i]);
        }
    }

    private static void AddHandlers(IList<DelegatingHandler> handlers, IServiceProvider provider, string optionsName)
    {
        ForeignResilience.Remove(handlers);
        var live = provider.GetRequiredKeyedService<LiveOptions>(optionsName);
        var gate = provider.GetRequiredKeyedService<SharedGate>(optionsName);
        foreach (var handler in ClientPipeline.Handlers(
            live.Current, () => live.Current, provider.Time(), provider.Log(), gate, optionsName.Length == 0 ? null : optionsName))
        {
            handlers.Add(handler);
        }
    }

    private static ParallaxClient Create(IServiceProvider provider, string httpName, string optionsName) => new(
        provider.GetRequiredService<IHttpClientFactory>().CreateClient(httpName),
        provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(httpName),
        provider.Settings(optionsName),
        provider.GetRequiredKeyedService<SharedGate>(optionsName),
        provider.Log());

    private static ParallaxClientOptions Settings(this IServiceProvider provider, string optionsName)
        => provider.GetRequiredKeyedService<LiveOptions>(optionsName).Current;

    private static TimeProvider Time(this IServiceProvider provider) => provider.GetService<TimeProvider>() ?? TimeProvider.System;

    private static ClientLog Log(this IServiceProvider provider)
        => new(provider.GetRequiredService<ILoggerFactory>().CreateLogger(ClientLog.Category));
}
