using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Parallax.Models;

namespace Parallax.Tests.Support;

/// <summary>Models as JSON and back, by a serializer that knows nothing of them.</summary>
internal static class ModelJson
{
    public static string Write(object model)
    {
        using var text = new StringWriter();
        JsonSerializer.Create().Serialize(text, model);
        return text.ToString();
    }

    public static JObject WriteObject(ParallaxModel model) => Parse(Write(model));

    public static T Read<T>(string json) => (T)Read(typeof(T), json);

    public static object Read(Type type, string json)
    {
        using var reader = new JsonTextReader(new StringReader(json));
        return JsonSerializer.Create().Deserialize(reader, type)!;
    }

    /// <summary>JSON as it stands: no text becomes a date, no number loses a digit.</summary>
    public static JObject Parse(string json)
    {
        using var reader = new JsonTextReader(new StringReader(json))
        {
            DateParseHandling = DateParseHandling.None,
            FloatParseHandling = FloatParseHandling.Decimal
        };
        return JObject.Load(reader);
    }
}
