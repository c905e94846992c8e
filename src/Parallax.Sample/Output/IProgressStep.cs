namespace Parallax.Sample.Output;

/// <summary>A step under way.</summary>
internal interface IProgressStep
{
    /// <summary>So many more items will come. A step of which nothing is known shows that it is busy, and no percentage.</summary>
    void Expect(long items);

    /// <summary>So many more items are done.</summary>
    void Advance(long items = 1);
}
