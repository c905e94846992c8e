using FsCheck;
using FsCheck.Fluent;
using Parallax.Models;

namespace Parallax.Tests.Paging;

/// <summary>Pages that are asked for at once, whose rows the server reads in any order and sends in any other.</summary>
public sealed class OvertakingPagesTests
{
    private const int PageSize = 20;

    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(3_000).WithEndSize(80);

    private static readonly Arbitrary<Case> Cases = (
        from pageSize in Gen.Choose(1, 12)
        from readAhead in Gen.Choose(0, 5)
        from rows in Gen.Choose(1, 90)
        from withTotal in Gen.Frequency((4, Gen.Constant(true)), (1, Gen.Constant(false)))
        from steps in Gen.ArrayOf(
            from computes in Gen.Elements(true, false)
            from which in Gen.Choose(0, 5)
            from isWhileTheLoopWorks in Gen.Frequency((3, Gen.Constant(false)), (1, Gen.Constant(true)))
            from added in Gen.Frequency((4, Gen.Constant(0)), (2, Gen.Constant(1)), (1, Gen.Choose(2, 30)))
            from at in Gen.Frequency((1, Gen.Constant(0)), (1, Gen.Choose(0, 90)))
            select new Step(computes, which, isWhileTheLoopWorks, added, at))
        select new Case(pageSize, readAhead, rows, withTotal, steps)).ToArbitrary();

    // Over the context that NUnit sets, what waits for an answer would go on later, on another thread.
    [SetUp]
    public void GoOnWithinTheAnswer() => SynchronizationContext.SetSynchronizationContext(null);

    [Test]
    public async Task A_page_whose_rows_were_read_before_an_insert_and_that_is_sent_after_the_page_in_front_of_it_is_read_again()
    {
        var (list, there) = await DeliverAsync(list =>
        {
            // Page 3 is computed, a row is added, page 2 is computed; they are sent in the order of their numbers.
            list.Compute(1);
            list.Add(at: 0);
            list.Compute(0);
            list.Send(1);
            list.Send(0);
        });
        Assert.That(list.Requests.Count(page => page == 3), Is.EqualTo(2));
        Assert.That(there, Has.Count.EqualTo(PageSize * 4));
    }

    [Test]
    public async Task A_page_that_arrives_before_an_insert_and_before_the_page_in_front_of_it_is_read_again()
    {
        var (list, _) = await DeliverAsync(list =>
        {
            list.Compute(1);
            list.Send();
            list.Add(at: 0);
        });
        Assert.That(list.Requests.Count(page => page == 3), Is.EqualTo(2));
    }

    [Test]
    public async Task A_page_behind_one_that_was_read_again_is_judged_by_the_second_reading()
    {
        var (list, _) = await DeliverAsync(list =>
        {
            // Pages 3 and 4 are older than the insert, and the second reading of page 3 is younger than another one.
            list.Compute(1);
            list.Compute(1);
            list.Add(at: 0);
            list.Compute(0);
            list.Send(2);
            list.Add(at: 0, rows: PageSize);
            list.Send(0);
            list.Send(0);
        });
        Assert.That(list.Requests.Where(page => page is 3 or 4).Order(), Is.EqualTo(new[] { 3, 3, 4, 4 }));
    }

    [Test]
    public async Task A_page_that_is_younger_than_the_one_in_front_of_it_is_not_read_again()
    {
        var (list, _) = await DeliverAsync(list =>
        {
            list.Compute(0);
            list.Add(at: 0);
            list.Compute(0);
            list.Send(1);
            list.Send(0);
        });
        Assert.That(list.Requests, Is.Unique);
    }

    [Test]
    public async Task Without_a_total_that_would_tell_a_stale_page_none_is_asked_for_before_the_one_in_front_of_it_is_there()
    {
        var list = new OvertakingPages(PageSize * 4, withTotal: false);
        await using var rows = list.Read(PageSize, readAhead: 4).GetAsyncEnumerator();
        await TakePageAsync(rows, list);
        var next = rows.MoveNextAsync();
        Assert.That(list.Requests, Is.EqualTo(new[] { 1, 2 }));
        await ReadToEndAsync(next, rows, list, new Queue<Step>(), []);
    }

    [Test]
    public void While_rows_are_only_added_none_is_lost_and_none_comes_twice_whenever_its_page_is_computed_and_sent()
        => Prop.ForAll(Cases, static test =>
        {
            var (list, there, delivered) = ReadAsync(test).GetAwaiter().GetResult();
            return there.All(new HashSet<Guid>(delivered).Contains).Label("none lost")
                .And((delivered.Distinct().Count() == delivered.Count).Label("none twice"))
                .And(list.Requests.CountBy(page => page).All(page => page.Value <= 2).Label("no page is asked for a third time"));
        }).Check(Thorough);

    // Page 1 is taken, four pages are under way, and the server does as told.
    private static async Task<(OvertakingPages List, List<Guid> There)> DeliverAsync(Action<OvertakingPages> act)
    {
        var list = new OvertakingPages(PageSize * 4);
        List<Guid> there = [.. list.Rows];
        await using var rows = list.Read(PageSize, readAhead: 4).GetAsyncEnumerator();
        var delivered = await TakePageAsync(rows, list);
        var next = rows.MoveNextAsync();
        Assert.That(list.Requests, Is.EqualTo(new[] { 1, 2, 3, 4 }));
        act(list);
        await ReadToEndAsync(next, rows, list, new Queue<Step>(), delivered);
        Assert.That(delivered.Where(there.Contains), Is.EqualTo(there), "each of them, once, in their order");
        return (list, there);
    }

    private static async Task<List<Guid>> TakePageAsync(IAsyncEnumerator<Project> rows, OvertakingPages list)
    {
        List<Guid> delivered = [];
        for (var row = 0; row < PageSize; row++)
        {
            var next = rows.MoveNextAsync();
            if (row == 0)
            {
                list.Compute();
                list.Send();
            }

            await next;
            delivered.Add(rows.Current.Id);
        }

        return delivered;
    }

    private static async Task<(OvertakingPages List, Guid[] There, List<Guid> Delivered)> ReadAsync(Case test)
    {
        var list = new OvertakingPages(test.Rows, test.WithTotal);
        var there = list.Rows.ToArray();
        List<Guid> delivered = [];
        await using var rows = list.Read(test.PageSize, test.ReadAhead).GetAsyncEnumerator();
        await ReadToEndAsync(rows.MoveNextAsync(), rows, list, new Queue<Step>(test.Steps), delivered);
        return (list, there, delivered);
    }

    private static async Task ReadToEndAsync(
        ValueTask<bool> first, IAsyncEnumerator<Project> rows, OvertakingPages list, Queue<Step> steps, List<Guid> delivered)
    {
        var next = first.AsTask();
        while (true)
        {
            while (!next.IsCompleted)
            {
                if (steps.TryDequeue(out var step))
                {
                    step.Act(list);
                    continue;
                }

                list.Compute();
                list.Send();
            }

            if (!await next)
            {
                return;
            }

            delivered.Add(rows.Current.Id);
            if (steps.TryPeek(out var meanwhile) && meanwhile.IsWhileTheLoopWorks)
            {
                steps.Dequeue().Act(list);
            }

            next = rows.MoveNextAsync().AsTask();
        }
    }

    private sealed record Step(bool Computes, int Which, bool IsWhileTheLoopWorks, int Added, int At)
    {
        public void Act(OvertakingPages list)
        {
            list.Add(At, Added);
            if (Computes)
            {
                list.Compute(Which);
            }
            else
            {
                list.Send(Which);
            }
        }
    }

    private sealed record Case(int PageSize, int ReadAhead, int Rows, bool WithTotal, Step[] Steps);
}
