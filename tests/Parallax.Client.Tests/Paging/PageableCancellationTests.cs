namespace Parallax.Tests.Paging;

/// <summary>Each of the tokens that a reader can give ends the reading, and the page that is on its way.</summary>
internal sealed class PageableCancellationTests
{
    [Test]
    public async Task The_token_of_the_list_ends_the_loop()
    {
        using var source = new CancellationTokenSource();
        await AssertEndsAsync(source, (list, _) => list.GetAsyncEnumerator(CancellationToken.None), ofList: source.Token);
    }

    [Test]
    public async Task The_token_of_the_loop_ends_the_loop()
    {
        using var source = new CancellationTokenSource();
        await AssertEndsAsync(source, (list, token) => list.WithCancellation(token).GetAsyncEnumeratorOf());
    }

    [Test]
    public async Task The_token_of_the_pages_ends_the_loop()
    {
        using var source = new CancellationTokenSource();
        await AssertEndsAsync(source, (list, token) => list.AsPagesAsync(cancellationToken: token).RowsOf());
    }

    [Test]
    public async Task The_token_of_the_list_ends_the_pages()
    {
        using var source = new CancellationTokenSource();
        await AssertEndsAsync(
            source, (list, _) => list.AsPagesAsync(cancellationToken: CancellationToken.None).RowsOf(), ofList: source.Token);
    }

    [Test]
    public async Task A_page_on_its_way_is_given_up([Values("list", "call")] string whose, [Values("page", "list", "total")] string what)
    {
        using var source = new CancellationTokenSource();
        var arrived = new TaskCompletionSource();
        using var client = TestClient.Over(new SilentServer(arrived), time: new FakeTime());
        var (ofList, ofCall) = whose == "list" ? (source.Token, CancellationToken.None) : (CancellationToken.None, source.Token);
        var list = client.Projects.ListAsync(cancellationToken: ofList);
        Task call = what switch
        {
            "page" => list.GetPageAsync(1, ofCall),
            "list" => list.ToListAsync(ofCall),
            _ => list.GetTotalAsync(ofCall),
        };
        await arrived.Task;
        await source.CancelAsync();
        Assert.That(() => call, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void A_list_whose_token_is_cancelled_already_asks_for_nothing()
    {
        using var recorder = new Recorder(ListServer.Page([1]));
        using var client = TestClient.Over(recorder);
        var list = client.Projects.ListAsync(cancellationToken: new CancellationToken(canceled: true));
        Assert.Multiple(() =>
        {
            Assert.That(() => list.ToListAsync(), Throws.InstanceOf<OperationCanceledException>());
            Assert.That(() => list.GetTotalAsync(), Throws.InstanceOf<OperationCanceledException>());
            Assert.That(recorder.Requests, Is.Empty);
        });
    }

    private static async Task AssertEndsAsync(
        CancellationTokenSource source,
        Func<ParallaxPageable<Parallax.Models.Project>, CancellationToken, IAsyncEnumerator<Parallax.Models.Project>> read,
        CancellationToken ofList = default)
    {
        using var recorder = new Recorder(request => Answer.Json(ListServer.Page(
            [1, 2], $"\"total_pages\":1000,\"page_size\":2,\"page\":{request.Query[0].Value}")));
        using var client = TestClient.Over(recorder);
        await using var rows = read(client.Projects.ListAsync(cancellationToken: ofList), source.Token);
        Assert.That(await rows.MoveNextAsync(), Is.True);
        await source.CancelAsync();
        Assert.That(
            async () =>
            {
                while (await rows.MoveNextAsync())
                {
                    Assert.That(recorder.Requests, Has.Count.LessThan(20), "The reading goes on.");
                }
            },
            Throws.InstanceOf<OperationCanceledException>());
    }
}
