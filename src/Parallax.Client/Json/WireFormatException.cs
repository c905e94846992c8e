using System.Globalization;
using System.Text.Json;

namespace Parallax;

/// <summary>
/// JSON that does not fit. Says where and what was expected; never what was there, and so has no inner exception: the
/// messages of parsers quote the values.
/// </summary>
internal sealed class WireFormatException(
    string problem, string path = "") : Exception($"{(path.Length == 0 ? "the top level" : path)}: {problem}")
{
    private string Problem { get; } = problem;

    private string MemberPath { get; } = path;

    public static bool IsFormatFailure(Exception failure)
        => failure is WireFormatException or JsonException or FormatException or OverflowException or InvalidCastException
            or InvalidOperationException
            or ArgumentException;

    public static WireFormatException At(string member, Exception failure) => Prefixed(member, failure);

    public static WireFormatException At(int index, Exception failure)
        => Prefixed(string.Create(CultureInfo.InvariantCulture, $"[{index}]"), failure);

    private static WireFormatException Prefixed(string prefix, Exception failure)
    {
        if (failure is not WireFormatException inner)
        {
            return new WireFormatException("the value cannot be read", prefix);
        }

        var separator = inner.MemberPath.Length == 0 || inner.MemberPath[0] == '[' ? "" : ".";
        return new WireFormatException(inner.Problem, prefix + separator + inner.MemberPath);
    }
}
