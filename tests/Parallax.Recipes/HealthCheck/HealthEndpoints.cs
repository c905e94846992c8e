using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.DependencyInjection;

namespace Parallax.Recipes.HealthCheck;

/// <summary>A web service that is ready when the API behind it is.</summary>
internal static class HealthEndpoints
{
    public static WebApplication Build(WebApplicationBuilder builder)
    {
        // begin-snippet: register
        builder.Services.AddParallaxClient(builder.Configuration.GetSection("Parallax"));
        builder.Services.AddHealthChecks().AddParallax(tags: ["ready"], timeout: TimeSpan.FromSeconds(0.8));
        // end-snippet

        var app = builder.Build();

        // begin-snippet: map
        // Whether the process answers at all. Nothing is checked: no restart will mend the API.
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });

        // Whether there is use in sending work here.
        app.MapHealthChecks("/health/ready", new HealthCheckOptions
        {
            Predicate = check => check.Tags.Contains("ready"),
            ResponseWriter = HealthPage.WriteAsync,
        });
        // end-snippet
        return app;
    }
}
