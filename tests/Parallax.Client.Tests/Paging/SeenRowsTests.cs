using FsCheck;
using FsCheck.Fluent;
using Parallax.Models;

namespace Parallax.Tests.Paging;

/// <summary>How far "delivered once" reaches, and what it costs in memory.</summary>
public sealed class SeenRowsTests
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(2_000).WithEndSize(60);

    private static readonly Arbitrary<Case> Cases = (
        from size in Gen.Choose(1, 7)
        from spare in Gen.Choose(0, 20)
        from rows in Gen.Choose(0, 60)
        from added in Gen.ArrayOf(
            from count in Gen.Frequency((3, Gen.Constant(0)), (2, Gen.Choose(1, 5)), (1, Gen.Choose(0, 40)))
            from at in Gen.Frequency((2, Gen.Constant(0)), (1, Gen.Choose(0, 100)))
            select (count, at))
        select new Case(size, spare, rows, added)).ToArbitrary();

    [Test]
    public async Task Thousands_of_rows_added_at_once_bring_no_row_twice(
        [Values(1, 5, 10, 24)] int afterPage, [Values(4_000, 10_000)] int added, [Values(0, 4)] int readAhead)
    {
        var requests = 0;
        await AssertDeliveredOnceAsync(rows: 12_500, size: 500, readAhead, _ => requests++ == afterPage ? added : 0);
    }

    [Test]
    public Task Rows_added_before_every_page_bring_no_row_twice_however_many_they_are_in_all()
        => AssertDeliveredOnceAsync(rows: 10_000, size: 100, readAhead: 4, page => page <= 400 ? 90 : 0);

    [Test]
    public void No_row_comes_twice_unless_over_some_stretch_more_rows_are_added_than_read_and_spare()
        => Prop.ForAll(Cases, static test =>
        {
            List<Project> list = Rows(test.Rows);
            List<Project> delivered = [];
            var seen = new SeenRows<Project>(test.Spare);
            var excess = 0;
            for (var page = 0; page == 0 || page * test.Size < list.Count; page++)
            {
                if (page < test.Added.Length)
                {
                    var (count, at) = test.Added[page];
                    count = Math.Min(count, test.Spare + test.Size - excess);
                    excess = Math.Max(0, excess + count - test.Size);
                    list.InsertRange(Math.Min(at, list.Count), Rows(count));
                }

                delivered.AddRange(seen.Unseen([.. list.Skip(page * test.Size).Take(test.Size)], list.Count));
            }

            return delivered.Distinct().Count() == delivered.Count;
        }).Check(Thorough);

    [Test]
    public void A_row_that_no_such_growth_could_bring_again_is_forgotten()
    {
        List<Project> list = Rows(14);
        var seen = new SeenRows<Project>(spare: 4);
        for (var page = 0; page < 6; page++)
        {
            seen.Unseen(list.GetRange(page * 2, 2), 14);
        }

        Assert.That(seen.Unseen([list[5], list[6], list[11]], 14), Is.EqualTo(new[] { list[5] }), "rows 7 to 12 are remembered");
    }

    [Test]
    public void What_growth_keeps_in_memory_is_forgotten_when_it_is_made_up_for()
    {
        List<Project> list = Rows(40);
        var seen = new SeenRows<Project>(spare: 0);
        seen.Unseen(list[..2], 100);
        seen.Unseen(list[2..4], 106);
        Assert.That(seen.Unseen([list[0], list[4]], 106), Is.EqualTo(new[] { list[4] }), "six rows were added, two of them are read");
        seen.Unseen(list[5..9], 106);
        seen.Unseen(list[9..11], 106);
        Assert.That(seen.Unseen([list[0], list[2], list[9]], 106), Is.EqualTo(new[] { list[0], list[2] }));
    }

    [Test]
    public void A_row_that_came_again_is_remembered_from_then_on()
    {
        List<Project> list = Rows(10);
        var seen = new SeenRows<Project>(spare: 2);
        seen.Unseen(list[..2], 10);
        seen.Unseen(list[2..4], 10);
        seen.Unseen([list[0], list[4]], 10);
        Assert.That(seen.Unseen([list[1], list[0]], 10), Is.EqualTo(new[] { list[1] }));
    }

    [Test]
    public void Rows_that_deletions_hide_from_the_total_count_when_they_are_added_one_after_the_other()
    {
        List<Project> list = Rows(10);
        var seen = new SeenRows<Project>(spare: 0);
        seen.Unseen(list[..2], 10);
        seen.Unseen(list[2..4], 8);
        seen.Unseen(list[4..6], 12);
        Assert.That(seen.Unseen([list[1], list[7]], 12), Is.EqualTo(new[] { list[7] }));
    }

    [Test]
    public void A_page_without_a_total_in_between_is_no_growth_and_no_loss()
    {
        List<Project> list = Rows(10);
        var seen = new SeenRows<Project>(spare: 0);
        seen.Unseen(list[..2], 10);
        seen.Unseen(list[2..4], null);
        seen.Unseen(list[4..6], 14);
        Assert.That(seen.Unseen([list[3], list[7]], 14), Is.EqualTo(new[] { list[7] }));
    }

    private static List<Project> Rows(int count) => [.. Enumerable.Range(0, count).Select(_ => new Project { Id = Guid.NewGuid() })];

    // Rows are added at the front, before the page is read.
    private static async Task AssertDeliveredOnceAsync(int rows, int size, int readAhead, Func<int, int> added)
    {
        List<Project> list = Rows(rows);
        HashSet<Project> there = [.. list];
        var delivered = await new ParallaxPageable<Project>(
            (number, _, _) =>
            {
                list.InsertRange(0, Rows(added(number)));
                return Task.FromResult<IPage<Project>>(new InMemoryPage<Project>(list, number, size));
            },
            new PageSettings(size, readAhead),
            CancellationToken.None).ToListAsync();
        Assert.That(delivered.Count(there.Contains), Is.EqualTo(rows));
        Assert.That(delivered.Distinct().Count(), Is.EqualTo(delivered.Count));
    }

    private sealed record Case(int Size, int Spare, int Rows, (int Count, int At)[] Added);
}
