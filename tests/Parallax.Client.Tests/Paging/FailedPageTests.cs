namespace Parallax.Tests.Paging;

public sealed class FailedPageTests
{
    [Test]
    public async Task After_a_page_that_failed_there_is_no_other()
    {
        var pages = new HeldPages(3, rows: 2);
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
}
