using System.IO.Compression;
using System.Text;

namespace Parallax.Testing;

/// <summary>Answers that arrive whole, as HTTP goes, and cannot be read all the same.</summary>
internal static class DamagedAnswer
{
    public static Answer WithBody(Answer answer, string text, string contentType)
        => WithRoom(answer) with { Body = Encoding.UTF8.GetBytes(text), ContentType = contentType };

    public static Answer WithCutGzip(Answer answer)
    {
        var filled = NeverEmpty(answer);
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(filled.Body.Span);
        }

        return filled.With("Content-Encoding", "gzip") with { Body = compressed.ToArray().AsMemory(0, (int)compressed.Length / 2) };
    }

    /// <summary>An answer without a body cannot be broken in mid-body: it gets a small one.</summary>
    public static Answer NeverEmpty(Answer answer) => answer.Body.IsEmpty ? WithRoom(answer) with { Body = "{}"u8.ToArray() } : answer;

    // A 204 cannot have a body.
    private static Answer WithRoom(Answer answer) => answer.Status == 204 ? answer with { Status = 200 } : answer;
}
