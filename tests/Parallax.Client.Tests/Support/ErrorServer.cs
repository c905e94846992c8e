using System.Net;
using System.Net.Http.Headers;
using Parallax.Models;
using RichardSzalay.MockHttp;

namespace Parallax.Tests.Support;

/// <summary>A server that answers every call with one and the same error.</summary>
internal static class ErrorServer
{
    public static readonly Guid Id = new("74e8b0f5-1c6d-4a93-b2d7-e50f9a3c8d16");

    /// <summary>The exception of a read of one project.</summary>
    public static Task<T> OfGetAsync<T>(int status, string body, string mediaType = "application/json", TimeSpan? retryAfter = null)
        where T : ParallaxException
        => OfAsync<T>(client => client.Projects.GetAsync(Id), status, body, mediaType, retryAfter);

    /// <summary>The exception of an update of one project.</summary>
    public static Task<T> OfUpdateAsync<T>(int status, string body, string mediaType = "application/json")
        where T : ParallaxException
        => OfAsync<T>(client => client.Projects.UpdateAsync(Id, new UpdateProject { Name = "a" }), status, body, mediaType);

    public static async Task<T> OfAsync<T>(
        Func<IParallaxClient, Task> call, int status, string body, string mediaType = "application/json", TimeSpan? retryAfter = null)
        where T : ParallaxException
    {
        using var server = new MockHttpMessageHandler();
        server.When("*").Respond(_ =>
        {
            var response = Answer.With(body, (HttpStatusCode)status, mediaType);
            response.Headers.RetryAfter = retryAfter is { } delay ? new RetryConditionHeaderValue(delay) : null;
            return response;
        });
        using var client = TestClient.Over(server);
        try
        {
            await call(client);
        }
        catch (ParallaxException failure)
        {
            Assert.That(failure, Is.TypeOf<T>());
            return (T)failure;
        }

        throw new AssertionException($"A {status} was taken for a success.");
    }
}
