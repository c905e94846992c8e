namespace Parallax.OpenApi;

/// <summary>The description cannot be used. Says why and, where it is known, at which line and column, from 1.</summary>
internal sealed class DescriptionException(string message, long line = 0, long column = 0) : Exception(message)
{
    /// <summary>The one line that the user sees, in the form that build tools understand.</summary>
    public string At(string file)
        => $"{file}{(line > 0 ? $"({line},{Math.Max(column, 1)})" : "")}: error PLX002: {Message.ReplaceLineEndings(" ")}";
}
