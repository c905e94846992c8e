using System.Net;

namespace Parallax.Tests.Errors;

/// <summary>The error answers of the vendor's overview page, as they are printed there.</summary>
internal sealed class DocumentedErrorTests
{
    [Test]
    public async Task A_400_names_the_fields_in_spite_of_the_comma_too_many()
    {
        var failure = await ErrorServer.OfUpdateAsync<ParallaxValidationException>(400, DocumentedBodies.BadRequest);
        Assert.Multiple(() =>
        {
            Assert.That(failure.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(failure.Errors.Keys, Is.EqualTo(new[] { "Name" }));
            Assert.That(failure.Errors["Name"], Is.EqualTo(new[] { "The 'name' field is required." }));
            Assert.That(failure.ProblemType, Is.EqualTo("https://tools.ietf.org/html/rfc9110#section-15.5.1"));
            Assert.That(failure.Title, Is.EqualTo("One or more validation errors occurred."));
            Assert.That((failure.Detail, failure.TraceId), Is.EqualTo(((string?)null, (string?)null)));
            Assert.That(failure.ResponseBody, Is.EqualTo(DocumentedBodies.BadRequest));
            Assert.That(failure.Message, Does.Contain("Name").And.Not.Contains("required."));
        });
    }

    [Test]
    public async Task A_409_tells_what_stands_against_it()
    {
        var failure = await ErrorServer.OfUpdateAsync<ParallaxConflictException>(409, DocumentedBodies.Conflict);
        AssertProblem(
            failure, HttpStatusCode.Conflict, "Conflict", "something exists with this name", "https://url-to-error/type/description");
    }

    [Test]
    public async Task A_422_tells_what_stands_against_it()
    {
        var failure = await ErrorServer.OfUpdateAsync<ParallaxUnprocessableException>(422, DocumentedBodies.Unprocessable);
        AssertProblem(
            failure,
            HttpStatusCode.UnprocessableEntity,
            "Unprocessable Entity",
            "Unable to assign a user to a role that does not exist for this organization.",
            "https://url-to-error/type/description");
    }

    [Test]
    public async Task A_429_says_when_to_come_back_and_that_nothing_was_done()
    {
        var failure = await ErrorServer.OfAsync<ParallaxRateLimitException>(
            client
                => client.ActualTime.DeleteAsync(ErrorServer.Id), 429, DocumentedBodies.TooManyRequests, retryAfter: TimeSpan.FromSeconds(
                    60));
        Assert.Multiple(() =>
        {
            AssertProblem(failure, HttpStatusCode.TooManyRequests, null, "Rate limit exceeded. Please try again in 60 seconds.", null);
            Assert.That(failure.RetryAfter, Is.EqualTo(TimeSpan.FromSeconds(60)));
            Assert.That(failure.RequestMayHaveBeenProcessed, Is.False);
            Assert.That(failure.Message, Does.Contain("60 s").And.Contains("not processed"));
        });
    }

    [Test]
    public async Task A_500_tells_what_it_tells()
    {
        var failure = await ErrorServer.OfUpdateAsync<ParallaxServerException>(500, DocumentedBodies.ServerError);
        AssertProblem(
            failure,
            HttpStatusCode.InternalServerError,
            "Internal Server Error",
            "An unexpected error occurred. Please try again later.",
            null);
        Assert.That(failure.RequestMayHaveBeenProcessed, Is.True);
    }

    private static void AssertProblem(ParallaxApiException failure, HttpStatusCode status, string? title, string detail, string? type)
        => Assert.Multiple(() =>
        {
            Assert.That(
                (failure.StatusCode, failure.Title, failure.Detail, failure.ProblemType), Is.EqualTo((status, title, detail, type)));
            Assert.That(failure.Errors, Is.Empty);
            Assert.That(failure.Message, Does.Not.Contain(detail));
        });
}
