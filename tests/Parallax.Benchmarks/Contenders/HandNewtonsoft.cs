using Newtonsoft.Json;
using Newtonsoft.Json.Converters;
using Newtonsoft.Json.Serialization;

namespace Parallax.Benchmarks.Contenders;

internal sealed class HandNewtonsoft(Uri address, HttpMessageHandler? handler = null) : HandWritten(address, handler)
{
    private static readonly JsonSerializer Serializer = JsonSerializer.Create(new JsonSerializerSettings
    {
        ContractResolver = new DefaultContractResolver { NamingStrategy = new SnakeCaseNamingStrategy() },
        Converters = { new StringEnumConverter(new SnakeCaseNamingStrategy()) },
    });

    public override string Name => "HttpClient + Newtonsoft.Json";

    protected override async Task<T> ReadAsync<T>(string address)
    {
        using var response = await Client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        await using var stream = await response.Content.ReadAsStreamAsync();
        using var reader = new StreamReader(stream);
        using var json = new JsonTextReader(reader);
        return Serializer.Deserialize<T>(json)!;
    }

    protected override string Write(HandUpdate update)
    {
        using var text = new StringWriter();
        Serializer.Serialize(text, update);
        return text.ToString();
    }
}
