using System.Net;

namespace Parallax.Tests.Transport.SharedKey.Eating;

/// <summary>
/// Takes its share of every window as soon as it can be had, without regard for anybody: no gate, and no waiting after a 429.
/// </summary>
internal static class Eater
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);

    public static async Task RunAsync(ParentInput input, Uri address, int share, TimeSpan window)
    {
        using var http = new HttpClient { BaseAddress = address };
        http.DefaultRequestHeaders.Add("X-API-KEY", await input.ReadLineAsync());
        var end = input.End;
        var (served, refused) = (0, 0);
        try
        {
            while (true)
            {
                var rest = Task.Delay(window, end);
                for (var got = 0; got < share; await Task.Delay(Interval, end))
                {
                    using var response = await http.GetAsync(new Uri("v1/clients?page_size=1", UriKind.Relative), end);
                    if (response.StatusCode == HttpStatusCode.TooManyRequests)
                    {
                        refused++;
                        continue;
                    }

                    response.EnsureSuccessStatusCode();
                    got++;
                    if (served++ == 0)
                    {
                        await Console.Out.WriteLineAsync("ready");
                    }
                }

                await rest;
            }
        }
        catch (OperationCanceledException)
        {
            await Console.Out.WriteLineAsync($"{served} calls served, {refused} refused");
        }
    }
}
