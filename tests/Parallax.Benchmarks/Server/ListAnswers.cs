using System.Globalization;
using Microsoft.AspNetCore.Http;
using Parallax.Benchmarks.Rows;

namespace Parallax.Benchmarks.Server;

/// <summary>Answers for projects: a page, a row, or the empty answer to a change.</summary>
internal static class ListAnswers
{
    private static readonly byte[] One = ProjectRows.One();

    public static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    public static async Task AnswerAsync(HttpContext context, int pages, int latency, bool isList)
    {
        if (latency > 0)
        {
            await Task.Delay(latency, context.RequestAborted);
        }

        IReadOnlyList<byte[]> pieces = isList ? PageBody.Pieces(Number(context.Request.Query["page"].ToString()), pages)
            : HttpMethods.IsGet(context.Request.Method) ? [One]
            : [];
        await WriteAsync(context.Response, pieces);
    }

    public static async Task WriteAsync(HttpResponse response, IReadOnlyList<byte[]> pieces)
    {
        response.ContentLength = pieces.Sum(piece => piece.Length);
        if (pieces.Count > 0)
        {
            response.ContentType = "application/json; charset=utf-8";
        }

        foreach (var piece in pieces)
        {
            await response.Body.WriteAsync(piece);
        }
    }
}
