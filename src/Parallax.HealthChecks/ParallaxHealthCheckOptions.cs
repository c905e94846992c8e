using System.Globalization;
using Microsoft.Extensions.Options;

namespace Parallax.HealthChecks;

/// <summary>Settings of a health check, under the name of the check. Checked when the host starts.</summary>
public sealed class ParallaxHealthCheckOptions
{
    /// <summary>
    /// How long a result holds, good or bad, before the API is asked again. Default 60 seconds, at most 1 day. So that is how late a
    /// change is seen, and a check takes one permit of the rate limit in that time, however often it is asked. A 429 holds for as long
    /// as its <c>Retry-After</c> says, if that is longer, but for 1 hour at most; that of any other answer does not count.
    /// </summary>
    public TimeSpan CacheDuration { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Says what is wrong with the options, by name and with an example of the right form.</summary>
    internal sealed class Validator : IValidateOptions<ParallaxHealthCheckOptions>
    {
        private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

        public ValidateOptionsResult Validate(string? name, ParallaxHealthCheckOptions options)
            => options.CacheDuration > TimeSpan.Zero && options.CacheDuration <= Longest
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail(string.Create(
                    CultureInfo.InvariantCulture,
                    $"ParallaxHealthCheckOptions '{name}': CacheDuration is {options.CacheDuration:c}; it has to be above zero and at "
                        + $"most {Longest:c}, as in \"00:01:00\". A bare number counts days."));
    }
}
