using Parallax.Models;

namespace Parallax.Tests.Paging;

public sealed class FailedPageTests
{
    [Test]
    public async Task After_a_page_that_failed_there_is_no_other()
    {
        var pages = new HeldPages(3);
        var rows = pages.Read(readAhead: 0).GetAsyncEnumerator();
        var first = rows.MoveNextAsync();
        pages.Let(1);
        await first;
        await rows.MoveNextAsync();
        var third = rows.MoveNextAsync();
        pages.Fail(2);
        Assert.That(async () => await third, Throws.TypeOf<ParallaxConnectionException>());
        Assert.That(async () => await rows.MoveNextAsync(), Throws.TypeOf<ParallaxConnectionException>());
        Assert.That(pages.Asked, Is.EqualTo(new[] { 1, 2 }));
        await rows.DisposeAsync();
        Assert.That(async () => await rows.DisposeAsync(), Throws.Nothing, "twice");
    }

    [Test]
    public void A_server_that_says_which_page_but_always_sends_the_same_rows_is_an_error()
    {
        var page = 0;
        using var server = new Recorder(_ => Answer.Json($$"""{"page":{{++page}},"results":[{"id":"497f6eca-6276-4993-bfeb-53cbbbba6f08"}]}"""));
        using var client = TestClient.Over(server);
        Assert.That(() => client.Projects.ListAsync().ToListAsync(), Throws.TypeOf<ParallaxResponseException>().With.Message.Contains("'page'"));
        Assert.That(server.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_list_that_a_test_makes_up_has_all_its_rows_and_reads_its_source_once()
    {
        var reads = 0;
        IEnumerable<Project> Rows()
        {
            reads++;
            for (var i = 0; i < 1_200; i++)
            {
                yield return new Project { Id = Guid.Empty };
            }
        }

        var rows = await ParallaxPageable.From(Rows()).ToListAsync();
        Assert.That((rows.Count, reads), Is.EqualTo((1_200, 1)));
    }
}
