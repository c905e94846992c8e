using FsCheck;
using FsCheck.Fluent;

namespace Parallax.Tests.Paging;

/// <summary>What is promised about lists that change while they are read, over random histories.</summary>
public sealed class MovingListTests
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(1_000).WithEndSize(60);

    private static readonly Arbitrary<Case> Cases = (
        from pageSize in Gen.Choose(1, 7)
        from readAhead in Gen.Choose(0, 5)
        from rows in Gen.Choose(0, 60)
        from changes in Gen.ArrayOf(
            from at in Gen.Choose(0, 60)
            from inserts in Gen.Choose(0, pageSize)
            from deletes in Gen.Choose(0, 2 * pageSize)
            from quiet in Gen.Elements(true, false)
            select quiet ? new MovingList.Change(0, 0, 0) : new MovingList.Change(at, inserts, deletes))
        select new Case(pageSize, readAhead, rows, changes)).ToArbitrary();

    [Test]
    public void A_row_that_never_moves_onto_a_page_already_read_is_delivered()
        => Check(static (list, delivered) => list.NeverOvertaken.IsSubsetOf(delivered));

    [Test]
    public void No_row_is_delivered_twice()
        => Check(static (_, delivered) => delivered.Distinct().Count() == delivered.Count);

    [Test]
    public void The_order_of_the_server_is_kept()
        => Check(static (list, delivered) => delivered.SequenceEqual(list.Answers.Values.SelectMany(rows => rows).Distinct()));

    [Test]
    public void No_more_is_asked_for_than_pages_and_read_ahead()
        => Prop.ForAll(Cases, static test =>
        {
            var (list, _) = Read(test);
            return list.Requests <= Math.Max(1, list.MostPages) + test.ReadAhead + 1;
        }).Check(Thorough);

    [Test]
    public void A_page_that_fails_ends_the_reading_and_loses_no_row_before_it()
        => Prop.ForAll(Cases, static test =>
        {
            var list = new MovingList(test.Rows, [], failEvery: 3);
            List<Guid> delivered = [];
            try
            {
                ReadInto(delivered, list, test).GetAwaiter().GetResult();
                return list.Requests < 3;
            }
            catch (ParallaxConnectionException)
            {
                return delivered.SequenceEqual(list.Answers.Where(page => page.Key < 3).SelectMany(page => page.Value));
            }
        }).Check(Thorough);

    private static void Check(Func<MovingList, List<Guid>, bool> holds)
    {
        Prop.ForAll(Cases, test =>
        {
            var (list, delivered) = Read(test);
            return holds(list, delivered);
        }).Check(Thorough);
    }

    private static (MovingList List, List<Guid> Delivered) Read(Case test)
    {
        var list = new MovingList(test.Rows, test.Changes);
        List<Guid> delivered = [];
        ReadInto(delivered, list, test).GetAwaiter().GetResult();
        return (list, delivered);
    }

    private static async Task ReadInto(List<Guid> delivered, MovingList list, Case test)
    {
        await foreach (var row in list.Read(test.PageSize, test.ReadAhead))
        {
            delivered.Add(row.Id);
        }
    }

    private sealed record Case(int PageSize, int ReadAhead, int Rows, MovingList.Change[] Changes);
}
