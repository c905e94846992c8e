using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Parallax;

/// <summary>
/// Binds the options to a section, one setting after the other and without reflection. A key that is no setting and a value that cannot be
/// read are refused by name; no value is quoted, as it may be the key.
/// </summary>
internal static class OptionsBinding
{
    // Null instead of an example: it can be set in code only.
    private static readonly Dictionary<string, (string? Example, Action<ParallaxClientOptions, string?> Set)> Settings = new(
        StringComparer.OrdinalIgnoreCase)
    {
        ["ApiKey"] = ("pat_…", static (options, text) => options.ApiKey = text),
        ["ApiKeyProvider"] = InCode,
        ["BaseAddress"] = ("https://api.getparallax.com/", static (options, text) => options.BaseAddress = new Uri(
            text ?? "", UriKind.RelativeOrAbsolute)),
        ["PageSize"] = ("500", static (options, text) => options.PageSize = Whole(text)),
        ["ReadAhead"] = ("4", static (options, text) => options.ReadAhead = Whole(text)),
        ["AttemptTimeout"] = ("00:00:30", static (options, text) => options.AttemptTimeout = Time(text)),
        ["TotalTimeout"] = ("00:05:00", static (options, text) => options.TotalTimeout = Time(text)),
        ["Retry:MaxAttempts"] = ("5", static (options, text) => options.Retry.MaxAttempts = Whole(text)),
        ["Retry:BaseDelay"] = ("00:00:01", static (options, text) => options.Retry.BaseDelay = Time(text)),
        ["Retry:MaxDelay"] = ("00:01:00", static (options, text) => options.Retry.MaxDelay = Time(text)),
        ["RateLimit:Enabled"] = ("true", static (options, text) => options.RateLimit.Enabled = bool.Parse(text ?? "")),
        ["RateLimit:PermitLimit"] = ("100", static (options, text) => options.RateLimit.PermitLimit = Whole(text)),
        ["RateLimit:Window"] = ("00:01:00", static (options, text) => options.RateLimit.Window = Time(text)),
        ["RateLimit:Reserve"] = ("20", static (options, text) => options.RateLimit.Reserve = string.IsNullOrEmpty(text)
            ? null
            : Whole(text)),
        ["RateLimit:MaxWait"] = ("00:00:30", static (options, text) => options.RateLimit.MaxWait = string.IsNullOrEmpty(text)
            ? null
            : Time(text)),
        ["RateLimit:Limiter"] = InCode,
        ["MaxResponseBytes"] = ("67108864", static (options, text) => options.MaxResponseBytes = long.Parse(
            text ?? "", CultureInfo.InvariantCulture)),
        ["ApplicationName"] = ("Contoso.CrmSync/1.0", static (options, text) => options.ApplicationName = text),
        ["IncludeErrorDetail"] = ("true", static (options, text) => options.IncludeErrorDetail = bool.Parse(text ?? "")),
    };

    private static readonly string[] Groups = ["Retry", "RateLimit"];

    private static (string? Example, Action<ParallaxClientOptions, string?> Set) InCode => (null, static (_, _) => { });

    public static void BindSafely(this OptionsBuilder<ParallaxClientOptions> builder, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(section);
        builder.Services.AddSingleton(new OptionsSection(builder.Name, section));
        builder.Services.AddSingleton<IOptionsChangeTokenSource<ParallaxClientOptions>>(
            new ConfigurationChangeTokenSource<ParallaxClientOptions>(builder.Name, section));
        builder.Configure(options =>
        {
            var problems = Bind(section, group: "", options);
            if (problems.Count > 0)
            {
                throw new OptionsValidationException(builder.Name, typeof(ParallaxClientOptions), problems);
            }
        });
    }

    private static List<string> Bind(IConfiguration section, string group, ParallaxClientOptions options)
        => section.GetChildren().SelectMany(child => Bind(child, group + child.Key, group, options)).ToList();

    private static List<string> Bind(IConfigurationSection child, string name, string group, ParallaxClientOptions options)
    {
        if (Groups.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            return Bind(child, name + ":", options);
        }

        if (!Settings.TryGetValue(name, out var setting))
        {
            return [$"{child.Path} is not a setting. The settings here are {string.Join(", ", NamesIn(group))}."];
        }

        if (setting.Example is null)
        {
            return [$"{child.Path} can be set in code only."];
        }

        try
        {
            setting.Set(options, child.Value);

            return [];
        }
        catch (Exception failure) when (failure is FormatException or OverflowException or ArgumentException)
        {
            return [$"{child.Path} cannot be read; write it as in \"{setting.Example}\"."];
        }
    }

    private static IEnumerable<string> NamesIn(string group)
        => Settings.Where(setting => setting.Value.Example is not null && setting.Key.StartsWith(group, StringComparison.OrdinalIgnoreCase))
            .Select(setting => setting.Key[group.Length..].Split(':')[0])
            .Distinct(StringComparer.Ordinal);

    private static int Whole(string? text) => int.Parse(text ?? "", CultureInfo.InvariantCulture);

    private static TimeSpan Time(string? text) => TimeSpan.Parse(text ?? "", CultureInfo.InvariantCulture);
}

/// <summary>Where the settings of one client come from.</summary>
internal sealed record OptionsSection(string OptionsName, IConfiguration Configuration);
