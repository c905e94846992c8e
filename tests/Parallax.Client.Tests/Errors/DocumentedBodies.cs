namespace Parallax.Tests.Errors;

/// <summary>The bodies that the vendor's overview page prints, letter by letter.</summary>
internal static class DocumentedBodies
{
    // The comma after the only element is the vendor's.
    public const string BadRequest = """
        {
          "errors": {
             "Name": [
                "The 'name' field is required.",
             ] 
          },
          "type": "https://tools.ietf.org/html/rfc9110#section-15.5.1",
          "title": "One or more validation errors occurred.",
          "status": 400
        }
        """;

    public const string Conflict = """
        {
          "type": "https://url-to-error/type/description",
          "title": "Conflict",
          "status": 409,
          "detail": "something exists with this name"
        }
        """;

    public const string Unprocessable = """
        {
          "type": "https://url-to-error/type/description",
          "title": "Unprocessable Entity",
          "status": 422,
          "detail": "Unable to assign a user to a role that does not exist for this organization."
        }
        """;

    public const string TooManyRequests = """
        {
          "error": "Rate limit exceeded. Please try again in 60 seconds."
        }
        """;

    public const string ServerError = """
        {
          "title": "Internal Server Error",
          "status": 500,
          "detail": "An unexpected error occurred. Please try again later."
        }
        """;
}
