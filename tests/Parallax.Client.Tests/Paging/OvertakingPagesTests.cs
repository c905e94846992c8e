using FsCheck;
using FsCheck.Fluent;
using Parallax.Models;

namespace Parallax.Tests.Paging;

/// <summary>Pages that are read at once and answered in another order than they were asked for.</summary>
public sealed class OvertakingPagesTests
{
    private static readonly Arbitrary<Case> Cases = (
        from pageSize in Gen.Choose(1, 4)
        from readAhead in Gen.Choose(0, 5)
        from rows in Gen.Choose(1, 30)
        from steps in Gen.ArrayOf(
            from which in Gen.Choose(0, 5)
            from added in Gen.Frequency((4, Gen.Constant(-1)), (1, Gen.Choose(0, 30)))
            select new Step(which, added))
        select new Case(pageSize, readAhead, rows, steps)).ToArbitrary();

    // Over the context that NUnit sets, what waits for an answer would go on later, on another thread.
    [SetUp]
    public void GoOnWithinTheAnswer() => SynchronizationContext.SetSynchronizationContext(null);

    [Test]
    public async Task A_page_that_came_before_rows_were_added_is_read_again_after_the_one_in_front_of_it()
    {
        var list = new OvertakingPages(6);
        var there = list.Rows.ToArray();
        await using var rows = list.Read(pageSize: 2, readAhead: 2).GetAsyncEnumerator();
        List<Guid> delivered = [];
        var next = rows.MoveNextAsync();
        list.Answer(0);
        await next;
        delivered.Add(rows.Current.Id);
        await rows.MoveNextAsync();
        delivered.Add(rows.Current.Id);

        // Page 3 overtakes page 2, and a row is added at the front between the two.
        list.Answer(1);
        list.Add(at: 0);
        await ReadToEndAsync(rows, list, new Queue<Step>(), delivered);
        Assert.That(delivered, Is.EqualTo(there));
    }

    [Test]
    public void Rows_that_are_there_all_the_time_are_delivered_in_whichever_order_the_pages_come()
        => Prop.ForAll(Cases, static test => ReadAsync(test).GetAwaiter().GetResult()).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000).WithEndSize(40));

    private static async Task<bool> ReadAsync(Case test)
    {
        var list = new OvertakingPages(test.Rows);
        var there = list.Rows.ToArray();
        List<Guid> delivered = [];
        await using var rows = list.Read(test.PageSize, test.ReadAhead).GetAsyncEnumerator();
        await ReadToEndAsync(rows, list, new Queue<Step>(test.Steps), delivered);
        return there.All(delivered.Contains);
    }

    private static async Task ReadToEndAsync(IAsyncEnumerator<Project> rows, OvertakingPages list, Queue<Step> steps, List<Guid> delivered)
    {
        while (true)
        {
            var next = rows.MoveNextAsync().AsTask();
            while (!next.IsCompleted)
            {
                var step = steps.TryDequeue(out var made) ? made : new Step(0, -1);
                if (step.AddAt >= 0)
                {
                    list.Add(step.AddAt);
                }

                list.Answer(step.Which);
            }

            if (!await next)
            {
                return;
            }

            delivered.Add(rows.Current.Id);
        }
    }

    private sealed record Step(int Which, int AddAt);

    private sealed record Case(int PageSize, int ReadAhead, int Rows, Step[] Steps);
}
