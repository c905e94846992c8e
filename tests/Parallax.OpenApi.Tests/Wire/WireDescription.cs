using System.Diagnostics.CodeAnalysis;

namespace Parallax.OpenApi.Tests.Wire;

/// <summary>Small descriptions of one tag, Things.</summary>
internal static class WireDescription
{
    /// <param name="paths">What stands below <c>paths</c>, as JSON.</param>
    /// <param name="schemas">What stands below <c>schemas</c>, as JSON, beside a Thing and a Job.</param>
    /// <param name="more">What stands beside <c>paths</c>, each member with a comma behind it.</param>
    public static Task<GeneratedClient> GenerateAsync([StringSyntax("json")] string paths, string schemas = "", string more = "")
        => GeneratedClient.FromAsync($$$"""
            { "openapi": "3.1.0", "info": { "title": "t", "version": "1" }, {{{more}}}
              "paths": { {{{paths}}} },
              "components": { "schemas": {
                "Thing": { "type": "object", "properties": { "name": { "type": ["string", "null"] } } },
                "Job": { "type": "object", "properties": { "job_id": { "type": "string" } } }
                {{{(schemas.Length > 0 ? ", " + schemas : "")}}} } } }
            """);

    /// <summary>One operation, <c>GET /v1/things</c> called GetThings, with these parameters.</summary>
    public static Task<GeneratedClient> WithParametersAsync([StringSyntax("json")] string parameters)
        => GenerateAsync($$"""
            "/v1/things": { "get": { "operationId": "GetThings", "tags": ["Things"], "parameters": [{{parameters}}],
            "responses": { "204": { "description": "" } } } },
            "/v1/other": { "get": { "operationId": "GetOther", "tags": ["Things"], "responses": { "204": { "description": "" } } } }
            """);

    /// <summary>One operation, <c>POST /v1/things</c> called Make, with these responses.</summary>
    public static Task<GeneratedClient> WithResponsesAsync([StringSyntax("json")] string responses, string schemas = "")
        => GenerateAsync($$"""
            "/v1/things": { "post": { "operationId": "Make", "tags": ["Things"], "responses": { {{responses}} } } },
            "/v1/other": { "get": { "operationId": "GetOther", "tags": ["Things"], "responses": { "204": { "description": "" } } } }
            """, schemas);

    /// <summary>A response of one content type.</summary>
    public static string Response(string status, string schema, string type = "application/json")
        => $$""" "{{status}}": { "description": "", "content": { "{{type}}": { "schema": {{schema}} } } } """;
}
