namespace Parallax;

/// <summary>The method of a request, and the operation of the description that makes it. One for all calls of an operation.</summary>
/// <remarks>A request carries it without a place of its own for it, and a copy of the request has it as well.</remarks>
internal sealed class OperationMethod(string method, string template, string name) : HttpMethod(method)
{
    /// <summary>The path as the description has it, such as <c>/v1/projects/{id}</c>.</summary>
    public string Template { get; } = template;

    /// <summary>The name that the description has for the operation, such as <c>GetProject</c>.</summary>
    public string Name { get; } = name;

    /// <summary>Statuses of success that bring nothing, beside one that brings something.</summary>
    public IReadOnlyList<int> WithoutResult { get; init; } = [];

    /// <summary>Statuses of success that bring something else than the method gives.</summary>
    public IReadOnlyList<int> WithOtherResult { get; init; } = [];

    /// <summary>Whether the result is a text, which also comes as plain text instead of JSON.</summary>
    public bool IsText { get; init; }

    /// <summary>Whether the result may be null.</summary>
    public bool MayBeNull { get; init; }
}
