using System.Collections;
using System.Reflection;

namespace Parallax;

/// <summary>
/// The connections that a handler has in its fields, through other handlers and clients: <c>HttpClientHandler</c> does it so, and wrappers
/// do.
/// </summary>
/// <remarks>
/// Not what code reaches in other ways, such as a client that it makes for each request: then the answer shows that a redirect was
/// followed.
/// </remarks>
internal sealed class HandlerContents
{
    private static readonly Type[] Senders =
    [
        typeof(HttpMessageHandler),
        typeof(HttpMessageInvoker),
        typeof(IHttpClientFactory),
        typeof(IHttpMessageHandlerFactory)
    ];

    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);

    private HandlerContents()
    {
    }

    public List<SocketsHttpHandler> Connections { get; } = [];

    /// <summary>Where a handler is that cannot be seen, as a phrase; null if there is none.</summary>
    public string? Hidden { get; private set; }

    public static HandlerContents Of(HttpMessageHandler handler)
    {
        var contents = new HandlerContents();
        contents.Visit(handler);
        return contents;
    }

    private static bool IsSender(Type type) => Array.Exists(Senders, sender => sender.IsAssignableFrom(type));

    private static bool IsOurs(Type type) => type.Assembly == typeof(HandlerContents).Assembly;

    private void Visit(object sender)
    {
        if (!_seen.Add(sender) || IsOurs(sender.GetType()))
        {
            return;
        }

        if (sender is SocketsHttpHandler connections)
        {
            Connections.Add(connections);
            return;
        }

        SwitchOff(sender, "AllowAutoRedirect");
        SwitchOff(sender, "AutomaticRedirection");
        SwitchOff(sender, "UseCookies");
        for (var type = sender.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (var field in type.GetFields(
                BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (!field.FieldType.IsValueType && !(field.IsStatic && !IsSender(field.FieldType)))
                {
                    Visit(field, field.GetValue(field.IsStatic ? null : sender));
                }
            }
        }
    }

    private void Visit(FieldInfo field, object? value)
    {
        var place = $"{field.DeclaringType}.{field.Name}";
        switch (value)
        {
            case null when IsSender(field.FieldType) && field.DeclaringType!.Assembly != typeof(HttpMessageHandler).Assembly:
                Hidden ??= $"{place} is not set yet";
                break;
            case IHttpClientFactory or IHttpMessageHandlerFactory:
                Hidden ??= $"{place} makes them later";
                break;
            case Delegate made when IsSender(made.Method.ReturnType):
                Hidden ??= $"{place} makes them later";
                break;
            case Delegate { Target: HttpMessageHandler or HttpMessageInvoker } call:
                Visit(call.Target!);
                break;
            case HttpMessageHandler or HttpMessageInvoker:
                Visit(value);
                break;
            case IEnumerable several when value is not string
                && value.GetType().Namespace?.StartsWith("System", StringComparison.Ordinal) is true or null:
                foreach (var one in several.Cast<object?>().Where(static one => one is HttpMessageHandler or HttpMessageInvoker))
                {
                    Visit(one!);
                }

                break;
            default:
                VisitLazy(place, value);
                break;
        }
    }

    private void VisitLazy(string place, object? value)
    {
        if (value?.GetType() is not { IsGenericType: true } type
            || type.GetGenericTypeDefinition() != typeof(Lazy<>)
            || !IsSender(type.GetGenericArguments()[0]))
        {
            return;
        }

        if (type.GetProperty(nameof(Lazy<object>.IsValueCreated))!.GetValue(value) is true)
        {
            Visit(type.GetProperty(nameof(Lazy<object>.Value))!.GetValue(value)!);
        }
        else
        {
            Hidden ??= $"{place} makes them later";
        }
    }

    // By name, for handlers that are none of the framework's own.
    private static void SwitchOff(object primaryHandler, string property)
    {
        if (primaryHandler.GetType().GetProperty(property) is not { CanWrite: true } known
            || known.PropertyType != typeof(bool)
            || known.GetValue(primaryHandler) is not true)
        {
            return;
        }

        try
        {
            known.SetValue(primaryHandler, false);
        }
        catch (TargetInvocationException failure)
        {
            throw new ArgumentException(
                $"The primary handler ({primaryHandler.GetType()}) is in use already: set its {property} to false before its first "
                    + $"request.",
                nameof(primaryHandler),
                failure.InnerException);
        }
    }
}
