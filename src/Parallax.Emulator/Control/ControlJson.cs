using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace Parallax.Emulator.Control;

/// <summary>JSON of the control API: read strictly, with messages that name the member.</summary>
internal static class ControlJson
{
    public const int LargestBody = 10 * 1000 * 1000;

    public static readonly JsonSerializerOptions Options = Make();

    public static void Apply(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.DictionaryKeyPolicy = null;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.RespectNullableAnnotations = true;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.NumberHandling = JsonNumberHandling.Strict;

        // Read by people too; it is never part of a page.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
    }

    /// <summary>Reads a body as text.</summary>
    /// <exception cref="ControlException">It is too large, or not said to be JSON.</exception>
    public static async Task<string> TextAsync(HttpRequest request)
    {
        if (request.ContentLength > LargestBody)
        {
            throw ControlException.TooLarge();
        }

        using var buffer = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(chunk, request.HttpContext.RequestAborted)) > 0)
        {
            if (buffer.Length + read > LargestBody)
            {
                throw ControlException.TooLarge();
            }

            buffer.Write(chunk, 0, read);
        }

        // A form of another site can send anything but this type without asking first.
        if (buffer.Length > 0 && !request.HasJsonContentType())
        {
            throw new ControlException(StatusCodes.Status415UnsupportedMediaType, "The body has to be sent as application/json.");
        }

        buffer.Position = 0;
        using var reader = new StreamReader(buffer);
        return await reader.ReadToEndAsync();
    }

    /// <summary>Reads a body; without one, an empty object.</summary>
    /// <exception cref="ControlException">It cannot be read as what is wanted.</exception>
    public static async Task<T> ReadAsync<T>(HttpRequest request)
        where T : class
    {
        var text = await TextAsync(request);
        try
        {
            if (JsonNode.Parse(text.Length == 0 ? "{}" : text) is not JsonObject members)
            {
                throw new ControlException(StatusCodes.Status400BadRequest, "The body has to be a JSON object.");
            }

            RequireKnown(members, Options.GetTypeInfo(typeof(T)));
            return members.Deserialize<T>(Options)!;
        }
        catch (JsonException problem)
        {
            throw new ControlException(StatusCodes.Status400BadRequest, MessageOf(problem), problem);
        }
        catch (ArgumentException twice)
        {
            throw new ControlException(StatusCodes.Status400BadRequest, "The body has a member twice.", twice);
        }
    }

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };
        Apply(options);
        options.MakeReadOnly();
        return options;
    }

    private static void RequireKnown(JsonObject members, JsonTypeInfo type)
    {
        var known = type.Properties.Select(property => property.Name).ToList();
        var unknown = members.Select(member => member.Key).FirstOrDefault(name => !known.Contains(name, StringComparer.OrdinalIgnoreCase));
        if (unknown is not null)
        {
            throw new ControlException(
                StatusCodes.Status400BadRequest, $"There is no member '{unknown}'. Known are: {string.Join(", ", known)}.");
        }

        var missing = type.Properties.Where(
            property => property.IsRequired
                && !members.Any(member => string.Equals(member.Key, property.Name, StringComparison.OrdinalIgnoreCase)));
        if (missing.FirstOrDefault() is { } needed)
        {
            throw new ControlException(StatusCodes.Status400BadRequest, $"The member '{needed.Name}' is missing.");
        }
    }

    private static string MessageOf(JsonException problem)
        => problem.Path is { Length: > 2 } path && path.StartsWith("$.", StringComparison.Ordinal) && problem.LineNumber is not null
            ? $"The member '{path[2..]}' has a value that it cannot have."
            : "The body is not JSON.";
}
