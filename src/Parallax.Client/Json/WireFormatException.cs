using System.Text.Json;

namespace Parallax;

/// <summary>
/// JSON that does not fit. Says where and what was expected; never what was there, and so has no inner exception: the
/// messages of parsers quote the values. Those who read with System.Text.Json get it as the exception that they expect.
/// </summary>
internal sealed class WireFormatException(string problem, string path = "")
    : JsonException($"{(path.Length == 0 ? "the top level" : path)}: {problem}")
{
    private string Problem { get; } = problem;

    private string MemberPath { get; } = path;

    public static bool IsFormatFailure(Exception failure)
        => failure is JsonException or FormatException or OverflowException or InvalidCastException or InvalidOperationException
            or ArgumentException;

    public static WireFormatException At(string place, Exception failure)
    {
        if (failure is not WireFormatException inner)
        {
            return new WireFormatException("the value cannot be read", place);
        }

        var separator = inner.MemberPath.Length == 0 || inner.MemberPath[0] == '[' ? "" : ".";
        return new WireFormatException(inner.Problem, place + separator + inner.MemberPath);
    }
}
