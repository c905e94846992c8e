using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Parallax;
using Parallax.HealthChecks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the health check of the Parallax API.</summary>
public static class ParallaxHealthChecksBuilderExtensions
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Adds a check that asks the API how many clients there are (<c>GET /v1/clients</c>, one row): whether it can be reached, and takes
    /// the key. It needs <c>AddParallaxClient</c>.
    /// </summary>
    /// <remarks>
    /// <para>The result, good or bad, holds for <see cref="ParallaxHealthCheckOptions.CacheDuration"/>, and checks at the same time share
    /// one call.</para>
    /// <para>
    /// While the client's rate gate is closed after a 429, nothing is asked: the last result is reported, and Degraded if there is
    /// none. A failure has <paramref name="failureStatus"/>, a 429 is Degraded.
    /// </para>
    /// <para>
    /// If <paramref name="timeout"/> is up, the check reports what was known before, but Degraded at best, and its call goes on: one that
    /// queues behind a sync of thousands gets its turn, and the next check its outcome. If the check is cancelled, its call ends too,
    /// unless others wait for it, and nothing is remembered.
    /// </para>
    /// <para>
    /// The data of the result: <c>age</c> (<see cref="TimeSpan"/>), and where there are such, <c>statusCode</c>, <c>traceId</c> and
    /// <c>closedUntil</c> (<see cref="DateTimeOffset"/>). Neither key nor anything of a body stands in the description.
    /// </para>
    /// </remarks>
    /// <param name="builder">The builder, from <c>AddHealthChecks</c>.</param>
    /// <param name="name">The name of the check, and of its options. Default <c>parallax</c>.</param>
    /// <param name="failureStatus">The status of a failure. Default <see cref="HealthStatus.Unhealthy"/>.</param>
    /// <param name="tags">Tags to choose checks by.</param>
    /// <param name="timeout">
    /// Longest time for a check, by the clock of the container. Default 5 seconds. Set it below the patience of whoever asks. The check
    /// keeps it itself, so that it can report what is known.
    /// </param>
    /// <param name="serviceKey">
    /// The key of a client that has one, as in <c>AddParallaxClient("tenant-b", …)</c>. Default: the client without a key.
    /// </param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is zero or below.</exception>
    /// <exception cref="OptionsValidationException">There is no such client: when the host starts, or at the first check.</exception>
    public static IHealthChecksBuilder AddParallax(
        this IHealthChecksBuilder builder,
        string name = "parallax",
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null,
        TimeSpan? timeout = null,
        object? serviceKey = null,
        Action<ParallaxHealthCheckOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);
        var patience = timeout ?? DefaultTimeout;
        if (patience <= TimeSpan.Zero && patience != Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentOutOfRangeException(
                nameof(timeout), timeout, "The timeout has to be above zero, as in TimeSpan.FromSeconds(5).");
        }

        var options = builder.Services.AddOptionsWithValidateOnStart<ParallaxHealthCheckOptions>(name);
        if (configure is not null)
        {
            options.Configure(configure);
        }

        options.Validate<IServiceProvider>((_, provider) => HasClient(provider, serviceKey), NoClient(name, serviceKey));
        builder.Services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IValidateOptions<ParallaxHealthCheckOptions>, ParallaxHealthCheckOptions.Validator>());
        builder.Services.AddKeyedSingleton(name, (provider, _) =>
        {
            // First, as this says what is missing.
            var settings = provider.GetRequiredService<IOptionsMonitor<ParallaxHealthCheckOptions>>().Get(name);
            return new ParallaxHealthCheck(
                provider.GetRequiredKeyedService<IParallaxClient>(serviceKey),
                settings,
                patience,
                provider.GetService<TimeProvider>() ?? TimeProvider.System);
        });
        return builder.Add(new HealthCheckRegistration(
            name, provider => provider.GetRequiredKeyedService<ParallaxHealthCheck>(name), failureStatus, tags));
    }

    // A container that cannot say so finds out at the first check.
    private static bool HasClient(IServiceProvider provider, object? serviceKey) => serviceKey is null
        ? provider.GetService<IServiceProviderIsService>()?.IsService(typeof(IParallaxClient)) ?? true
        : provider.GetService<IServiceProviderIsKeyedService>()?.IsKeyedService(typeof(IParallaxClient), serviceKey) ?? true;

    private static string NoClient(string name, object? serviceKey) => serviceKey is null
        ? $"ParallaxHealthCheckOptions '{name}': there is no client to check. Add one with services.AddParallaxClient(…), or give "
            + $"AddParallax the serviceKey of one that has a key."
        : $"ParallaxHealthCheckOptions '{name}': there is no client with the key '{serviceKey}' to check. Add one with "
            + $"services.AddParallaxClient(\"{serviceKey}\", …), or give AddParallax another serviceKey.";
}
