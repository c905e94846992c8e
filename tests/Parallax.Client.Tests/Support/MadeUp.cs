using Newtonsoft.Json.Linq;
using Parallax.Models;

namespace Parallax.Tests.Support;

/// <summary>Values for any type that a generated member or a method has. Another <c>seed</c> gives another value.</summary>
internal static class MadeUp
{
    public static object Value(Type type, int seed = 1)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type switch
        {
            _ when type == typeof(string) => $"text {seed} äß€ \"\\",
            _ when type == typeof(bool) => true,
            _ when type == typeof(int) => 2_000_000_000 + seed,
            _ when type == typeof(long) => 9_000_000_000_000_000_000L + seed,
            _ when type == typeof(decimal) => 0.1m + 0.2m + seed,
            _ when type == typeof(Guid) => new Guid(seed, 2, 3, [4, 5, 6, 7, 8, 9, 10, 11]),
            _ when type == typeof(DateOnly) => new DateOnly(2024, 2, 28).AddDays(seed),
            _ when type == typeof(DateTimeOffset)
                => new DateTimeOffset(2024, 2, 29, 23, 59, 58, 123, TimeSpan.FromHours(-9.5)).AddTicks(seed),
            _ when type == typeof(CancellationToken) => CancellationToken.None,
            _ when type == typeof(JToken) => new JObject { ["made_up"] = seed, ["when"] = "2024-01-01T22:10:00+05:00" },
            _ when type.IsSubclassOf(typeof(ParallaxModel)) => Model(type, seed),
            _ when Surface.IsOpenEnum(type) => OpenEnum(type, $"value_{seed} that nobody knows"),
            _ when type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)
                => List(type.GenericTypeArguments[0], seed),
            _ => throw new NotSupportedException($"No value can be made up for {type}; teach {nameof(MadeUp)} how."),
        };
    }

    public static object OpenEnum(Type type, string value) => type.GetMethod("From")!.Invoke(null, [value])!;

    private static ParallaxModel Model(Type type, int seed)
    {
        var model = (ParallaxModel)Activator.CreateInstance(type)!;
        foreach (var property in Surface.PropertiesOf(type))
        {
            property.SetValue(model, Value(property.PropertyType, seed));
        }

        return model;
    }

    private static Array List(Type element, int seed)
    {
        var items = Array.CreateInstance(element, 2);
        items.SetValue(Value(element, seed), 0);
        items.SetValue(Value(element, seed + 1), 1);
        return items;
    }
}
