using Parallax.Recipes.CrmSync.Support;

namespace Parallax.Recipes.CrmSync;

/// <summary>The lease in a database: one holder at a time, renewed, released or run out.</summary>
internal sealed class SqlLeaseTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(2);

    [Test]
    public async Task A_lease_has_one_holder_until_it_is_released_or_runs_out()
    {
        await using var table = await LeaseTable.CreateAsync();
        var time = new FakeTime();
        var (one, other) = (new SqlLease(table.Database, time), new SqlLease(table.Database, time));
        Assert.That((await one.TryHoldAsync(Long, default), await other.TryHoldAsync(Long, default)), Is.EqualTo((true, false)));
        time.Advance(Long - TimeSpan.FromSeconds(1));
        Assert.That(await one.TryHoldAsync(Long, default), Is.True, "renewed");
        time.Advance(Long - TimeSpan.FromSeconds(1));
        Assert.That(await other.TryHoldAsync(Long, default), Is.False);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.That((await other.TryHoldAsync(Long, default), await one.TryHoldAsync(Long, default)), Is.EqualTo((true, false)), "run out");
        await one.ReleaseAsync(default);
        Assert.That(await one.TryHoldAsync(Long, default), Is.False, "the lease of another is not released");
        await other.ReleaseAsync(default);
        Assert.That(await one.TryHoldAsync(Long, default), Is.True);
    }
}
