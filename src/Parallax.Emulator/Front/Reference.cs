using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Parallax.Emulator.Control;
using Scalar.AspNetCore;

namespace Parallax.Emulator.Front;

/// <summary>
/// The descriptions of both APIs, and a reference to read them in. Its files are in a package: nothing comes from elsewhere.
/// </summary>
internal static class Reference
{
    public const string Root = "/reference";
    public const string Yaml = "/openapi.yaml";
    public const string Json = "/openapi.json";

    /// <summary>The reference needs styles and a script in the page; what it loads or calls, it loads from here or not at all.</summary>
    public const string Policy =
        "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src "
            + "'self' data:; connect-src 'self'; worker-src 'self' blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private const string ControlDocument = "control";
    private const string ControlPath = $"{ControlApi.Root}/{{documentName}}-openapi.json";

    public static void AddServices(IServiceCollection services) => services.AddOpenApi(ControlDocument, options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Parallax emulator: control",
                Version = "v1",
                Description =
                    "Looks into the emulator and steers it, for its page and for tests in any language. No key is needed; only programs "
                        + "and pages of this machine are answered. Members that are not described are refused, as are bodies over 10 MB.",
            };
            document.Servers = [];
            return Task.CompletedTask;
        });
    });

    public static void Map(IEndpointRouteBuilder routes, DescriptionInfo description)
    {
        routes.MapGet(Yaml, () => Results.Text(description.Text, "application/yaml")).ExcludeFromDescription();
        routes.MapGet(Json, () => Results.Text(description.Json, "application/json")).ExcludeFromDescription();
        routes.MapOpenApi(ControlPath);
        routes.MapScalarApiReference(Root, (options, context) =>
        {
            options
                .WithTitle("Reference · Parallax emulator")
                .AddDocument("parallax", description.Title, Json, isDefault: true)
                .AddDocument(ControlDocument, "Emulator: control API", $"{ControlApi.Root}/{ControlDocument}-openapi.json")
                .WithFavicon("/_emulator/icon.svg")
                .AddServer(new ScalarServer($"{context.Request.Scheme}://{context.Request.Host}", "This emulator"))
                .DisableDefaultFonts()
                .DisableTelemetry()
                .DisableAgent()
                .DisableMcp()
                .HideClientButton()
                .HideDeveloperTools();
        });
    }
}
