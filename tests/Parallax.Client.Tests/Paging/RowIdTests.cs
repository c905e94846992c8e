namespace Parallax.Tests.Paging;

/// <summary>Ids of rows as another description may type them.</summary>
public sealed class RowIdTests
{
    [Test]
    public void Ids_are_the_same_if_their_values_are()
    {
        var guid = Guid.NewGuid();
        Assert.That(RowId.Of(guid), Is.EqualTo(RowId.Of((Guid?)guid)));
        Assert.That(RowId.Of("a"), Is.EqualTo(RowId.Of(new string('a', 1))).And.Not.EqualTo(RowId.Of("b")));
        Assert.That(RowId.Of(5L), Is.EqualTo(RowId.Of(5)));
        Assert.That(RowId.Of((Guid?)null), Is.Null);
    }
}
