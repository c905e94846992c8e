namespace Parallax.Tests.Paging;

/// <summary>Numbers of an envelope as another description may type them.</summary>
public sealed class PageNumberTests
{
    [Test]
    public void Numbers_of_any_type_are_numbers()
        => Assert.That(
            new[] { PageNumber.Of(5), PageNumber.Of(5L), PageNumber.Of((long?)5), PageNumber.Of(5m), PageNumber.Of("5") },
            Is.All.EqualTo(5));

    [Test]
    public void What_is_no_whole_number_is_none()
        => Assert.That(
            new[] { PageNumber.Of((long?)null), PageNumber.Of("many"), PageNumber.Of(5.5m), PageNumber.Of((string?)null) }, Is.All.Null);
}
