using System.Net;

namespace Parallax;

/// <summary>What is known of a call that the server refused.</summary>
internal sealed record ErrorFacts(CallState Call, HttpStatusCode Status, TimeSpan? RetryAfter, ErrorBody Body, string Text);
