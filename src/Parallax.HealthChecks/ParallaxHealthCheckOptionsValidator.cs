using System.Globalization;
using Microsoft.Extensions.Options;

namespace Parallax.HealthChecks;

/// <summary>Says what is wrong with the options, by name and with an example of the right form.</summary>
internal sealed class ParallaxHealthCheckOptionsValidator : IValidateOptions<ParallaxHealthCheckOptions>
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    public ValidateOptionsResult Validate(string? name, ParallaxHealthCheckOptions options)
        => options.CacheDuration > TimeSpan.Zero && options.CacheDuration <= Longest
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(string.Create(
                CultureInfo.InvariantCulture,
                $"ParallaxHealthCheckOptions '{name}': CacheDuration is {options.CacheDuration:c}; it has to be above zero and at most {Longest:c}, as in \"00:01:00\". A bare number counts days."));
}
