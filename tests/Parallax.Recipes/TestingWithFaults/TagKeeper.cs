// begin-snippet: code
namespace Parallax.Recipes.TestingWithFaults;

/// <summary>The code under test: makes sure that tags are there. Safe to run again after any failure.</summary>
public sealed class TagKeeper(IParallaxClient parallax)
{
    public async Task EnsureAsync(IEnumerable<string> names, CancellationToken cancellationToken)
    {
        var tags = await parallax.Tags.ListAsync(archived: false, cancellationToken).ToListAsync(cancellationToken);
        foreach (var name in names.Except(tags.Select(tag => tag.Name), StringComparer.OrdinalIgnoreCase))
        {
            try
            {
                await parallax.Tags.CreateAsync(new CreateTag { Name = name }, cancellationToken);
            }
            catch (ParallaxConflictException)
            {
                // Somebody else was faster.
            }
        }
    }
}
// end-snippet
