using System.ComponentModel;
using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace Parallax;

/// <summary>Finds the keys of a section that are no settings, and the values that cannot be read. Names them, and quotes no value.</summary>
internal static class SectionCheck
{
    private static readonly Dictionary<Type, string> Examples = new()
    {
        [typeof(TimeSpan)] = "00:00:30",
        [typeof(int)] = "500",
        [typeof(long)] = "67108864",
        [typeof(bool)] = "true",
        [typeof(Uri)] = "https://api.getparallax.com/",
    };

    public static IEnumerable<string> Problems(IConfiguration section, Type type)
        => section.GetChildren().SelectMany(child => Problem(child, type));

    private static IEnumerable<string> Problem(IConfigurationSection child, Type type)
    {
        var settings = type.GetProperties(BindingFlags.Public | BindingFlags.Instance);
        var setting = settings.FirstOrDefault(property => string.Equals(property.Name, child.Key, StringComparison.OrdinalIgnoreCase));
        if (setting is null)
        {
            var known = settings.Where(static property => IsConfigurable(property.PropertyType)).Select(static property => property.Name);
            return [$"{child.Path} is not a setting. The settings here are {string.Join(", ", known)}."];
        }

        var valueType = Nullable.GetUnderlyingType(setting.PropertyType) ?? setting.PropertyType;
        if (!IsConfigurable(valueType))
        {
            return [$"{child.Path} can be set in code only."];
        }

        if (IsGroup(valueType))
        {
            return Problems(child, valueType);
        }

        // Nothing at all is no value of most settings; where null is one, it stands for none.
        var isNone = string.IsNullOrEmpty(child.Value) && (valueType != setting.PropertyType || !valueType.IsValueType);
        return isNone || CanBeRead(child.Value, valueType) ? [] : [$"{child.Path} cannot be read; write it as in \"{Examples[valueType]}\"."];
    }

    private static bool CanBeRead(string? value, Type type)
    {
        if (!Examples.ContainsKey(type))
        {
            return true;
        }

        try
        {
            return TypeDescriptor.GetConverter(type).ConvertFromInvariantString(value ?? "") is not null;
        }
        catch (Exception failure) when (failure is FormatException or OverflowException or ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    private static bool IsConfigurable(Type type) => IsGroup(type) || Examples.ContainsKey(Nullable.GetUnderlyingType(type) ?? type) || type == typeof(string) || type == typeof(ParallaxApiKey);

    private static bool IsGroup(Type type) => type == typeof(ParallaxRetryOptions) || type == typeof(ParallaxRateLimitOptions);
}
