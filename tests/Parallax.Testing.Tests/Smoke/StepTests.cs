namespace Parallax.Tests.Smoke;

internal sealed class StepTests
{
    [Test]
    public void There_is_one_step_for_each_operation_of_the_description()
    {
        Assert.That(Described.Operations, Has.Count.EqualTo(49));
        Assert.That(SmokeSteps.All.Select(step => step.Operation), Is.EquivalentTo(Described.Operations));
    }

    [Test]
    public void What_is_no_read_is_a_write()
        => Assert.That(
            SmokeSteps.All.Where(step => !step.IsWrite).Select(step => step.Operation),
            Is.All.StartsWith("List").Or.StartsWith("Get"));
}
