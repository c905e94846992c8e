using FsCheck;
using FsCheck.Fluent;

namespace Parallax.Tests.RateLimiting;

public sealed class GateSimulationTests
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(1_500).WithEndSize(80);

    [Test]
    public void No_window_of_the_server_holds_more_arrivals_than_permits()
        => Check(static simulation => simulation.Gate.MostArrivalsIn(Schedules.Window) <= Schedules.Permits);

    [Test]
    public void No_permit_is_lost_or_doubled()
        => Check(static simulation =>
        {
            simulation.Time.Advance(Schedules.Window);
            var background = Taken(ParallaxPriority.Background);
            return (background, Taken(ParallaxPriority.Normal)) == (Schedules.Permits - Schedules.Reserve, Schedules.Reserve);

            int Taken(ParallaxPriority priority)
            {
                var taken = 0;
                while (simulation.Right.Acquire(new GatePlace(priority, long.MaxValue), TimeSpan.MaxValue)
                    is null or { Task.IsCompletedSuccessfully: true })
                {
                    taken++;
                }

                return taken;
            }
        });

    [Test]
    public void Background_calls_leave_the_reserve_to_others()
        => Check(
            static simulation => simulation.Gate.MostArrivalsIn(Schedules.Window, ParallaxPriority.Background)
                <= Schedules.Permits - Schedules.Reserve);

    [Test]
    public void No_call_waits_while_a_permit_is_free_that_it_may_take()
        => Check(static simulation => !simulation.Gate.MadeWaitInVain(Schedules.Permits, Schedules.Reserve, Schedules.Window));

    [Test]
    public void The_test_of_waiting_fails_for_a_gate_that_holds_back_one_permit_more()
        => Assert.That(() => Prop.ForAll(Schedules.Any, static schedule =>
        {
            var time = new FakeTime(schedule.Early);
            var simulation = new GateSimulation(time, new RightGate(Schedules.Permits, Schedules.Window, Schedules.Reserve + 1, time));
            simulation.Run(schedule.Calls);
            return !simulation.MadeWaitInVain(Schedules.Permits, Schedules.Reserve, Schedules.Window);
        }).Check(Thorough), Throws.Exception);

    [Test]
    public void Normal_calls_never_wait_behind_background_ones()
        => Check(static simulation => !simulation.Gate.OvertookNormalCall);

    [Test]
    public void The_test_of_the_reserve_fails_for_a_gate_without_one()
        => Assert.That(() => Prop.ForAll(Schedules.Any, static schedule =>
        {
            var time = new FakeTime(schedule.Early);
            var simulation = new GateSimulation(time, new RightGate(Schedules.Permits, Schedules.Window, reserve: 0, time));
            simulation.Run(schedule.Calls);
            return simulation.MostArrivalsIn(Schedules.Window, ParallaxPriority.Background) <= Schedules.Permits - Schedules.Reserve;
        }).Check(Thorough), Throws.Exception);

    [Test]
    public void Calls_of_one_priority_leave_in_the_order_in_which_they_came()
        => Prop.ForAll(Schedules.Any, static schedule =>
        {
            // Numbered by their start, as tickets are.
            SimulatedCall[] calls =
            [
                .. schedule.Calls.OrderBy(call => call.StartsAfter)
                    .Select((call, i) => call with { StartsAfter = call.StartsAfter + TimeSpan.FromTicks(i) })
            ];
            var time = new FakeTime(schedule.Early);
            var simulation = new GateSimulation(time, new RightGate(Schedules.Permits, Schedules.Window, Schedules.Reserve, time));
            simulation.Run(calls);
            return simulation.Departures.GroupBy(call => call.Priority, call => call.Index)
                .All(indexes => indexes.SequenceEqual(indexes.Order()));
        }).Check(Thorough);

    [Test]
    public void The_same_test_fails_for_a_gate_that_gives_permits_back_on_sending()
        => Assert.That(() => CheckArrivals((permits, window, time) => new GateThatReleasesOnSend(permits, window, time)), Throws.Exception);

    [Test]
    public void The_same_test_fails_for_a_fixed_window()
        => Assert.That(() => CheckArrivals((permits, window, time) => new FixedWindowGate(permits, window, time)), Throws.Exception);

    private static void CheckArrivals(Func<int, TimeSpan, TimeProvider, IGateUnderTest> make)
        => Prop.ForAll(Schedules.Any, schedule =>
        {
            var time = new FakeTime(schedule.Early);
            var simulation = new GateSimulation(time, make(Schedules.Permits, Schedules.Window, time));
            simulation.Run(schedule.Calls);
            return simulation.MostArrivalsIn(Schedules.Window) <= Schedules.Permits;
        }).Check(Thorough);

    private static void Check(Func<(GateSimulation Gate, RateGate Right, FakeTime Time), bool> holds)
        => Prop.ForAll(Schedules.Any, schedule =>
        {
            var time = new FakeTime(schedule.Early);
            var gate = new RightGate(Schedules.Permits, Schedules.Window, Schedules.Reserve, time);
            var simulation = new GateSimulation(time, gate);
            simulation.Run(schedule.Calls);
            return holds((simulation, gate.Gate, time));
        }).Check(Thorough);
}
