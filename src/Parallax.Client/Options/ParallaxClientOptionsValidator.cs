using System.Globalization;
using System.Net.Http.Headers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Parallax;

/// <summary>Says what is wrong with the options, by name and with an example of the right form, and never quotes the key.</summary>
/// <param name="sections">Where the settings come from: in configuration, each has a longer name.</param>
internal sealed class ParallaxClientOptionsValidator(IEnumerable<OptionsSection> sections) : IValidateOptions<ParallaxClientOptions>
{
    private const long LargestResponse = 1L << 30;

    private static readonly TimeSpan LongestAttempt = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestCall = TimeSpan.FromDays(1);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromHours(1);

    public ValidateOptionsResult Validate(string? name, ParallaxClientOptions options)
    {
        List<string?> problems =
        [
            Key(options),
            Address(options.BaseAddress),
            Range(nameof(options.PageSize), options.PageSize, 1, ParallaxClientOptions.LargestPage),
            Range(nameof(options.ReadAhead), options.ReadAhead, 0, ParallaxClientOptions.MostReadAhead),
            Duration(nameof(options.AttemptTimeout), options.AttemptTimeout, LongestAttempt),
            Duration(nameof(options.TotalTimeout), options.TotalTimeout, LongestCall),
            .. Retry(options.Retry),
            .. RateLimit(options.RateLimit),
            Range(nameof(options.MaxResponseBytes), options.MaxResponseBytes, 1, LargestResponse),
            options.ApplicationName is { } application && !ProductInfoHeaderValue.TryParse(application, out _)
                ? "ApplicationName is no name for a User-Agent; write it as in \"Contoso.CrmSync/1.2\"."
                : null,
        ];
        var place = Place(name ?? Microsoft.Extensions.Options.Options.DefaultName);
        var found = problems.OfType<string>()
            .Select(problem => $"ParallaxClientOptions{(string.IsNullOrEmpty(name) ? "" : $" '{name}'")}: {At(place, problem)}")
            .ToList();
        return found.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(found);
    }

    /// <summary>The same check for a client that is made without a container.</summary>
    /// <exception cref="OptionsValidationException">Something is wrong.</exception>
    public static void ThrowIfInvalid(ParallaxClientOptions options)
    {
        var result = new ParallaxClientOptionsValidator([]).Validate(Microsoft.Extensions.Options.Options.DefaultName, options);
        if (result.Failed)
        {
            throw new OptionsValidationException(
                Microsoft.Extensions.Options.Options.DefaultName, typeof(ParallaxClientOptions), result.Failures);
        }
    }

    private string? Place(string name)
        => sections.LastOrDefault(section => string.Equals(
            section.OptionsName, name, StringComparison.Ordinal))?.Configuration is IConfigurationSection section
            ? section.Path
            : null;

    // Each problem begins with the name of the option.
    private static string At(string? place, string problem)
        => place is not null && problem.Split(' ', 2) is [var option, var text] ? $"{place}:{option.Replace('.', ':')} {text}" : problem;

    private static string? Key(ParallaxClientOptions options)
        => options.ApiKeyProvider is null && ParallaxApiKey.ProblemWith(options.ApiKey?.Text) is { } problem
            ? $"ApiKey {problem}. Set it to a Personal Access Token as Parallax shows it, or set ApiKeyProvider."
            : null;

    private static string? Address(Uri? address) => address switch
    {
        null => "BaseAddress is missing; the default is \"https://api.getparallax.com/\".",
        { IsAbsoluteUri: false } => $"BaseAddress '{address}' is relative; write it in full, as in \"https://api.getparallax.com/\".",
        _ when address.Scheme is not "https" && !(address.Scheme is "http" && address.IsLoopback)
            => $"BaseAddress '{address.GetLeftPart(UriPartial.Authority)}' would send the key in the clear; it has to begin with "
                + $"\"https://\" (plain http just on the own machine).",
        { UserInfo.Length: > 0 } => "BaseAddress holds a user name or password; the API takes none.",
        _ when address.Query.Length > 0 || address.Fragment.Length > 0
            => "BaseAddress has a query or fragment; write it as in \"https://api.getparallax.com/\".",
        _ => null,
    };

    private static IEnumerable<string?> Retry(ParallaxRetryOptions? retry) => retry is null
        ? ["Retry is missing; leave it out for the defaults."]
        :
        [
            Range("Retry.MaxAttempts", retry.MaxAttempts, 1, 20),
            Duration("Retry.BaseDelay", retry.BaseDelay, LongestDelay),
            Duration("Retry.MaxDelay", retry.MaxDelay, LongestDelay),
        ];

    private static IEnumerable<string?> RateLimit(ParallaxRateLimitOptions? limit) => limit is null
        ? ["RateLimit is missing; leave it out for the defaults."]
        :
        [
            Range("RateLimit.PermitLimit", limit.PermitLimit, 1, 100_000),
            Duration("RateLimit.Window", limit.Window, LongestDelay),
            limit.Reserve is { } reserve ? Range("RateLimit.Reserve", reserve, 0, Math.Max(0, limit.PermitLimit - 1)) : null,
            limit.MaxWait is { } wait ? Duration("RateLimit.MaxWait", wait, LongestCall) : null,
        ];

    private static string? Range(string option, long value, long least, long most)
        => value < least || value > most ? Invariant($"{option} is {value}; it has to be from {least} to {most}.") : null;

    private static string? Duration(string option, TimeSpan value, TimeSpan most)
        => value <= TimeSpan.Zero || value > most
            ? Invariant(
                $"{option} is {value:c}; it has to be above zero and at most {most:c}, as in \"00:00:30\". A bare number counts days.")
            : null;

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
