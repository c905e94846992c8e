using System.Text.Json;

namespace Parallax.Models;

/// <summary>A value that writes itself, as it goes over the wire.</summary>
internal interface IJsonWritable
{
    /// <summary>Writes the whole value.</summary>
    void WriteTo(Utf8JsonWriter writer);
}
