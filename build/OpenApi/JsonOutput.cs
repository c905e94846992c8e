using System.Text.Encodings.Web;
using System.Text.Json;

namespace Parallax.OpenApi;

/// <summary>How JSON is written: readable, and the same on every machine.</summary>
internal static class JsonOutput
{
    public static JsonSerializerOptions Options { get; } = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
