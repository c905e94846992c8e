using System.Globalization;

namespace Parallax.Recipes.Webhooks;

/// <summary>The memory of deliveries: long enough, and no longer or larger than that.</summary>
internal sealed class SeenDeliveriesTests
{
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(20);

    private readonly FakeTime _time = new();

    [Test]
    public void A_delivery_is_known_as_long_as_it_could_be_valid_and_then_forgotten()
    {
        var seen = new SeenDeliveries(_time);
        Assert.That(IsHandedOver(seen, "a"), Is.True);
        _time.Advance(Memory);
        Assert.That(IsHandedOver(seen, "a"), Is.False);
        _time.Advance(TimeSpan.FromTicks(1));
        Assert.That((IsHandedOver(seen, "a"), seen.Count), Is.EqualTo((true, 1)));
    }

    [Test]
    public void What_could_not_be_handed_over_is_tried_again()
    {
        var seen = new SeenDeliveries(_time);
        Assert.That((seen.HandOverOnce("a", () => false), seen.Count), Is.EqualTo((false, 0)));
        Assert.That(IsHandedOver(seen, "a"), Is.True);
    }

    [Test]
    public void However_many_there_are_the_memory_is_bounded_and_the_oldest_go()
    {
        var seen = new SeenDeliveries(_time);
        for (var number = 0; number < 3 * SeenDeliveries.Limit; number++)
        {
            seen.HandOverOnce(Name(number), () => true);
        }

        Assert.That(seen.Count, Is.EqualTo(SeenDeliveries.Limit));
        Assert.That(
            (IsHandedOver(seen, Name(2 * SeenDeliveries.Limit)), IsHandedOver(seen, Name((2 * SeenDeliveries.Limit) - 1))),
            Is.EqualTo((false, true)));
    }

    [Test]
    public async Task Of_many_at_once_one_is_handed_over()
    {
        var seen = new SeenDeliveries(_time);
        var count = 0;
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var calls = Enumerable.Range(0, 50).Select(async _ =>
        {
            await start.Task;
            return seen.HandOverOnce("a", () => Interlocked.Increment(ref count) > 0);
        }).ToList();
        start.SetResult();
        Assert.That(await Task.WhenAll(calls), Is.All.True);
        Assert.That(count, Is.EqualTo(1));
    }

    private static string Name(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static bool IsHandedOver(SeenDeliveries seen, string delivery)
    {
        var wasAsked = false;
        seen.HandOverOnce(delivery, () => wasAsked = true);
        return wasAsked;
    }
}
