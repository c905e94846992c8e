using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Parallax.Benchmarks.Contenders;

internal sealed class HandSystemText(Uri address, HttpMessageHandler? handler = null) : HandWritten(address, handler)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public override string Name => "HttpClient + System.Text.Json";

    protected override async Task<T> ReadAsync<T>(string address) => (await Client.GetFromJsonAsync<T>(address, Options))!;

    protected override string Write(HandUpdate update) => JsonSerializer.Serialize(update, Options);
}
