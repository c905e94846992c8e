namespace Parallax.Tests.Paging;

/// <summary>Ids and numbers as another description may type them.</summary>
public sealed class EnvelopeNumberTests
{
    [Test]
    public void Numbers_of_any_type_are_numbers()
        => Assert.That(new[] { PageNumber.Of(5), PageNumber.Of(5L), PageNumber.Of((long?)5), PageNumber.Of(5m), PageNumber.Of("5") }, Is.All.EqualTo(5));

    [Test]
    public void What_is_no_whole_number_is_none()
        => Assert.That(new[] { PageNumber.Of((long?)null), PageNumber.Of("many"), PageNumber.Of(5.5m), PageNumber.Of((string?)null) }, Is.All.Null);

    [Test]
    public void Ids_are_the_same_if_their_values_are()
    {
        var guid = Guid.NewGuid();
        Assert.That(RowId.Of(guid), Is.EqualTo(RowId.Of((Guid?)guid)));
        Assert.That(RowId.Of("a"), Is.EqualTo(RowId.Of("a")).And.Not.EqualTo(RowId.Of("b")));
        Assert.That(RowId.Of(5L), Is.EqualTo(RowId.Of(5)));
        Assert.That(RowId.Of((Guid?)null), Is.Null);
    }
}
