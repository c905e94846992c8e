using RichardSzalay.MockHttp;

namespace Parallax.Tests.Paging;

/// <summary>A list of projects named "1", "2", … behind page and page_size, with or without the figures of the envelope.</summary>
internal static class ListServer
{
    private const string Address = "https://api.getparallax.com/v1/projects";

    /// <summary>Answers as documented.</summary>
    public static MockHttpMessageHandler Of(int rows, bool withTotals = true, bool withPageSize = true)
    {
        var server = new MockHttpMessageHandler();
        server.When(HttpMethod.Get, Address).Respond(request =>
        {
            var query = request.RequestUri!.Query.TrimStart('?')
                .Split('&')
                .Select(pair => pair.Split('='))
                .ToDictionary(
                    pair => pair[0], pair => int.Parse(pair[1], System.Globalization.CultureInfo.InvariantCulture), StringComparer.Ordinal);
            var (page, size) = (query["page"], query["page_size"]);
            return Answer.Json(Page(
                Enumerable.Range(1, rows).Skip((page - 1) * size).Take(size),
                withTotals ? $"\"count\":0,\"total\":{rows},\"total_pages\":{(rows + size - 1) / size},\"page\":{page}" : null,
                withPageSize ? $"\"page_size\":{size}" : null));
        });
        return server;
    }

    /// <summary>Answers the pages given, in turn, each of them once, and fails on any other request.</summary>
    public static MockHttpMessageHandler OfPages(params string[] pages)
    {
        var server = new MockHttpMessageHandler();
        for (var number = 1; number <= pages.Length; number++)
        {
            server.Expect(HttpMethod.Get, Address).WithQueryString("page", $"{number}").Respond("application/json", pages[number - 1]);
        }

        return server;
    }

    public static string Page(IEnumerable<int> names, params string?[] figures)
    {
        var rows = string.Join(",", names.Select(name => $"{{\"name\":\"{name}\"}}"));
        return $"{{{string.Concat(figures.OfType<string>().Select(figure => figure + ","))}\"results\":[{rows}]}}";
    }
}
