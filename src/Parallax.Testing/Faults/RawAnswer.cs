using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Parallax.Testing;

/// <summary>Answers as the bytes of HTTP/1.1, for those that a web server would not let out of the house.</summary>
internal static class RawAnswer
{
    /// <summary>Half of the body, of which the whole was announced.</summary>
    public static ReadOnlyMemory<byte> HalfOfBody(Answer answer)
    {
        var whole = DamagedAnswer.NeverEmpty(answer);
        return Joined(Head(whole, $"Content-Length: {Invariant(whole.Body.Length)}"), whole.Body[..(whole.Body.Length / 2)]);
    }

    /// <summary>Half of the body as a whole chunk, and then none of the chunks that should follow.</summary>
    public static ReadOnlyMemory<byte> ChunksWithoutEnd(Answer answer)
    {
        var whole = DamagedAnswer.NeverEmpty(answer);
        var half = whole.Body[..(whole.Body.Length / 2)];
        var head = Head(whole, "Transfer-Encoding: chunked") + half.Length.ToString("x", CultureInfo.InvariantCulture) + "\r\n";
        return Joined(head, half, "\r\n"u8.ToArray());
    }

    private static string Head(Answer answer, string framing)
    {
        var head = new StringBuilder($"HTTP/1.1 {Invariant(answer.Status)} {ReasonPhrases.GetReasonPhrase(answer.Status)}\r\n");
        foreach (var (name, value) in answer.Headers)
        {
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        return head.Append("Content-Type: ").Append(answer.ContentType).Append("\r\n").Append(framing).Append("\r\n\r\n").ToString();
    }

    private static byte[] Joined(string head, params ReadOnlyMemory<byte>[] parts)
        => [.. Encoding.ASCII.GetBytes(head), .. parts.SelectMany(part => part.ToArray())];

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);
}
