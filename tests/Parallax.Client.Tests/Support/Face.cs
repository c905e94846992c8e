using System.Text.Json;
using System.Text.Json.Serialization;
using Newtonsoft.Json.Serialization;
using NewtonsoftSerializer = Newtonsoft.Json.JsonSerializer;

namespace Parallax.Tests.Support;

/// <summary>One way in which a host serialises: a library with its options.</summary>
internal sealed record Face(string Name, Func<object?, Type, string> Write, Func<string, Type, object?> Read)
{
    /// <summary>The defaults of both libraries, and options that hosts set and that would change every other class.</summary>
    public static IReadOnlyList<Face> All { get; } =
    [
        OfSystemText("System.Text.Json", new JsonSerializerOptions()),
        OfSystemText("System.Text.Json for the web", new JsonSerializerOptions(JsonSerializerDefaults.Web)),
        OfSystemText("System.Text.Json with every option", new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.KebabCaseUpper,
            DictionaryKeyPolicy = JsonNamingPolicy.KebabCaseUpper,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
            NumberHandling = JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowReadingFromString,
            PreferredObjectCreationHandling = JsonObjectCreationHandling.Populate,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            Converters = { new JsonStringEnumConverter() },
        }),
        OfNewtonsoft("Newtonsoft.Json", new Newtonsoft.Json.JsonSerializerSettings()),
        OfNewtonsoft("Newtonsoft.Json with every setting", new Newtonsoft.Json.JsonSerializerSettings
        {
            NullValueHandling = Newtonsoft.Json.NullValueHandling.Ignore,
            DefaultValueHandling = Newtonsoft.Json.DefaultValueHandling.Ignore,
            TypeNameHandling = Newtonsoft.Json.TypeNameHandling.All,
            PreserveReferencesHandling = Newtonsoft.Json.PreserveReferencesHandling.All,
            MetadataPropertyHandling = Newtonsoft.Json.MetadataPropertyHandling.ReadAhead,
            MissingMemberHandling = Newtonsoft.Json.MissingMemberHandling.Error,
            ObjectCreationHandling = Newtonsoft.Json.ObjectCreationHandling.Reuse,
            ContractResolver = new CamelCasePropertyNamesContractResolver(),
            DateFormatString = "dd.MM.yyyy",
            DateTimeZoneHandling = Newtonsoft.Json.DateTimeZoneHandling.Local,
        }),
        new Face(
            "Newtonsoft.Json by way of JObject",
            static (value, _)
                => value is null ? "null" : Newtonsoft.Json.Linq.JToken.FromObject(value).ToString(Newtonsoft.Json.Formatting.None),
            static (json, type) => Token(json).ToObject(type)),
    ];

    public override string ToString() => Name;

    // As it stands; what becomes of dates that a JObject has parsed already is a matter of its own.
    private static Newtonsoft.Json.Linq.JToken Token(string json)
    {
        using var reader = new Newtonsoft.Json.JsonTextReader(new StringReader(json))
        {
            DateParseHandling = Newtonsoft.Json.DateParseHandling.None,
            FloatParseHandling = Newtonsoft.Json.FloatParseHandling.Decimal
        };
        return Newtonsoft.Json.Linq.JToken.ReadFrom(reader);
    }

    private static Face OfSystemText(string name, JsonSerializerOptions options)
        => new(
            name,
            (value, type) => JsonSerializer.Serialize(value, type, options),
            (json, type) => JsonSerializer.Deserialize(json, type, options));

    private static Face OfNewtonsoft(string name, Newtonsoft.Json.JsonSerializerSettings settings)
        => new(
            name,
            (value, type) =>
            {
                using var text = new StringWriter();
                NewtonsoftSerializer.Create(settings).Serialize(text, value, type);
                return text.ToString();
            },
            (json, type) =>
            {
                using var reader = new Newtonsoft.Json.JsonTextReader(new StringReader(json));
                return NewtonsoftSerializer.Create(settings).Deserialize(reader, type);
            });
}
