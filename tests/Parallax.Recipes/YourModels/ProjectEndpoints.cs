using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Caching.Hybrid;

namespace Parallax.Recipes.YourModels;

/// <summary>An API of your own that hands models through: from the cache to its callers, and from its callers to Parallax.</summary>
internal static class ProjectEndpoints
{
    public static void MapProjects(this IEndpointRouteBuilder app)
    {
        // begin-snippet: api
        app.MapGet("/projects/{id}", async (Guid id, HybridCache cache, IParallaxClient parallax, CancellationToken cancellationToken)
            => await cache.GetOrCreateAsync(
                $"project:{id}", async token => await parallax.Projects.GetAsync(id, token), cancellationToken: cancellationToken));

        app.MapPatch(
            "/projects/{id}",
            async (Guid id, UpdateProject change, IParallaxClient parallax, CancellationToken cancellationToken) =>
            {
                await parallax.Projects.UpdateAsync(id, change, cancellationToken);     // what the caller's JSON had, and nothing else
                return Results.NoContent();
            });

        app.MapGet("/statuses", (ProjectStatus status) => new { status, known = status.IsKnown });
        // end-snippet
    }

    /// <summary>How a mapper is kept from assigning what the source does not have: assign by hand.</summary>
    // begin-snippet: mapper
    public static UpdateProject ToUpdate(this ProjectForm form)
    {
        var change = new UpdateProject();
        if (form.Name is not null)
        {
            change.Name = form.Name;
        }

        if (form.ClearsStage)
        {
            change.StageId = null;      // assigned: sent as null
        }

        return change;
    }
    // end-snippet
}

/// <summary>What a form of your own sends.</summary>
/// <param name="Name">The new name; null leaves it as it is.</param>
/// <param name="ClearsStage">Whether the project leaves its stage.</param>
internal sealed record ProjectForm(string? Name, bool ClearsStage);
