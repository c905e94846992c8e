using Parallax.Tests.Testing.Description;

namespace Parallax.Tests.Testing.Smoke;

internal sealed class StepTests
{
    [Test]
    public void There_is_one_step_for_each_operation_of_the_description()
    {
        Assert.That(SmokeSteps.All, Has.Count.EqualTo(DescribedApi.OperationCount));
        Assert.That(
            SmokeSteps.All.Select(step => step.Operation), Is.EquivalentTo(DescribedApi.Operations.Select(operation => operation.Id)));
    }

    [Test]
    public void What_is_no_read_is_a_write()
        => Assert.That(
            SmokeSteps.All.Where(step => !step.IsWrite).Select(step => step.Operation),
            Is.All.StartsWith("List").Or.StartsWith("Get"));
}
