using Microsoft.Net.Http.Headers;

namespace Parallax.Testing.Description;

/// <summary>The body that an operation takes.</summary>
internal sealed record ApiBody(bool Required, IReadOnlyList<MediaTypeHeaderValue> ContentTypes, SchemaNode Schema, string SchemaKey);
