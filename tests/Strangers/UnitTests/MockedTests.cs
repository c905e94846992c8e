using NSubstitute;
using Parallax;
using Parallax.Models;

namespace Stranger;

/// <summary>Without any HTTP: the interface is mocked, and lists are made from rows.</summary>
public sealed class MockedTests
{
    [Test]
    public async Task What_ended_and_is_not_complete_is_overdue()
    {
        var today = new DateOnly(2026, 3, 1);
        var parallax = Substitute.For<IParallaxClient>();
        parallax.Projects.ListAsync(archived: false, Arg.Any<CancellationToken>()).Returns(ParallaxPageable.From(
        [
            new Project { Name = "Late", EndDate = today.AddDays(-1), Status = ProjectStatus.InProgress },
            new Project { Name = "Done", EndDate = today.AddDays(-1), Status = ProjectStatus.Complete },
            new Project { Name = "Current", EndDate = today.AddDays(1), Status = ProjectStatus.InProgress },
        ]));

        Assert.That(await new Overdue(parallax).NamesAsync(today), Is.EqualTo(new[] { "Late" }));
    }

    [Test]
    public void An_error_of_the_API_can_be_mocked()
    {
        var parallax = Substitute.For<IParallaxClient>();
        var missing = new ParallaxNotFoundException("Not there.") { Title = "Not found" };
        parallax.Projects.GetAsync(Arg.Any<Guid>(), Arg.Any<CancellationToken>()).Returns(Task.FromException<Project>(missing));

        Assert.That(
            () => parallax.Projects.GetAsync(Guid.NewGuid()),
            Throws.TypeOf<ParallaxNotFoundException>().With.Property("Title").EqualTo("Not found"));
    }
}
