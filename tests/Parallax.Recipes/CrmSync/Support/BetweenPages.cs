using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace Parallax.Recipes.CrmSync;

/// <summary>Lets somebody else act just before a page of the projects in use is asked for.</summary>
internal sealed class BetweenPages(int page, Func<Task> act) : DelegatingHandler
{
    private readonly string _page = page.ToString(CultureInfo.InvariantCulture);

    public bool WasUsed { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri!;
        var parameters = QueryHelpers.ParseQuery(address.Query);
        if (!WasUsed && address.AbsolutePath == "/v1/projects" && parameters["archived"] == "false" && parameters["page"] == _page)
        {
            WasUsed = true;
            await act();
        }

        return await base.SendAsync(request, cancellationToken);
    }
}
