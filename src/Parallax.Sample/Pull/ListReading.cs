using System.Runtime.CompilerServices;
using Parallax.Sample.Output;

namespace Parallax.Sample.Pull;

internal static class ListReading
{
    /// <summary>
    /// The rows of a list, in use and archived. Which of them come without the filter is not documented, and an archived
    /// client still has a name to show beside its projects: so both are asked for.
    /// </summary>
    public static async IAsyncEnumerable<T> ReadAllAsync<T>(
        this ProgressStep step,
        Func<bool, ParallaxPageable<T>> list,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var archived in new[] { false, true })
        {
            await foreach (var row in step.ReadAsync(list(archived), cancellationToken))
            {
                yield return row;
            }
        }
    }

    /// <summary>The rows of a list, shown in the progress of <paramref name="step"/> page by page.</summary>
    public static async IAsyncEnumerable<T> ReadAsync<T>(
        this ProgressStep step,
        ParallaxPageable<T> list,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Where the progress does not matter, `await foreach (var row in list)` is all it takes.
        await foreach (var page in list.AsPagesAsync(cancellationToken: cancellationToken))
        {
            if (page is { Number: 1, Total: { } total })
            {
                step.Expect(total);
            }

            foreach (var row in page.Items)
            {
                yield return row;
            }

            step.Advance(page.Count);
        }
    }
}
