using System.Text.Json.Nodes;

namespace Parallax.Testing;

/// <summary>The last step: finds the operation, checks the request against the description, and has it carried out.</summary>
internal sealed class DispatchStep(ApiDescription description, OperationRunner runner) : IRequestStep
{
    public ValueTask<Answer> AnswerAsync(EmulatorRequest request, AnswerDelegate next, CancellationToken cancellationToken)
        => ValueTask.FromResult(Answer(request));

    private Answer Answer(EmulatorRequest request)
    {
        var operations = description.At(request.Path);
        if (operations.Count == 0)
        {
            return Problems.NotFound("There is no such path.");
        }

        if (ApiDescription.Select(operations, request.Method) is not { } operation)
        {
            return Problems.MethodNotAllowed(operations.Select(candidate => candidate.Method));
        }

        request.LogEntry.OperationId = operation.Id;
        var call = new OperationCall { Operation = operation, Resource = description.Resource(operation.Target), Path = request.Path };
        var answer = runner.ChecksRequests ? Checked(call, request) : runner.Run(call);
        request.LogEntry.WasApplied = runner.Remembers && operation.Changes && answer.Status is >= 200 and < 300;
        return answer;
    }

    private Answer Checked(OperationCall call, EmulatorRequest request)
    {
        var (operation, path) = (call.Operation, call.Path);
        var errors = new FieldErrors();
        var parameters = ParameterReader.Read(operation, path, request.Query, description.Schemas, errors);
        JsonNode? body = null;
        if (operation.Body is { } expected)
        {
            if (request.Body is not { } content)
            {
                return Problems.TooLarge();
            }

            if (!BodyReader.Accepts(expected, request.ContentType, content.IsEmpty))
            {
                return Problems.UnsupportedMediaType(expected.ContentTypes);
            }

            body = BodyReader.Read(expected, content, description.Schemas, errors);
        }

        return errors.Any
            ? Problems.Invalid(errors)
            : runner.Run(
                call with
                {
                    Parameters = parameters,
                    PathMembers = description.PathMembers(operation.Template, path),
                    Body = body as JsonObject
                });
    }
}
