using Parallax.Models;
using Parallax.Sample.Output;

namespace Parallax.Sample.Pull;

/// <summary>Reads the lists that are short, and referred to everywhere, once and for all. The API cannot join.</summary>
internal sealed class NameReader(IParallaxClient parallax, RunProgress progress, Tally tally)
{
    public async Task<Names> ReadAsync(CancellationToken cancellationToken) => new(
        await ReadAsync("Clients", archived => parallax.Clients.ListAsync(archived), client => (client.Id, client.Name), cancellationToken),
        await ReadStagesAsync(cancellationToken),
        await ReadAsync("Roles", archived => parallax.Roles.ListAsync(archived), role => (role.Id, role.Name), cancellationToken),
        await ReadAsync("People", archived => parallax.People.ListAsync(archived), person => (person.Id, NameOf(person)), cancellationToken));

    private Task<Dictionary<Guid, string>> ReadAsync<T>(
        string title,
        Func<bool, ParallaxPageable<T>> list,
        Func<T, (Guid Id, string Name)> name,
        CancellationToken cancellationToken)
        => progress.StepAsync($"Reading {title.ToLowerInvariant()}", async step =>
        {
            var names = new Dictionary<Guid, string>();
            await foreach (var row in step.ReadAllAsync(list, cancellationToken))
            {
                tally.Read(title);
                names[name(row).Id] = name(row).Name;
            }

            return names;
        });

    // Stages belong to a pipeline, and a project refers to the stage alone.
    private Task<Dictionary<Guid, string>> ReadStagesAsync(CancellationToken cancellationToken)
        => progress.StepAsync("Reading pipeline stages", async step =>
        {
            var names = new Dictionary<Guid, string>();
            await foreach (var pipeline in step.ReadAllAsync(archived => parallax.Pipelines.ListAsync(archived), cancellationToken))
            {
                tally.Read("Pipelines");
                await foreach (var stage in step.ReadAllAsync(archived => parallax.Stages.ListAsync(pipeline.Id, archived), cancellationToken))
                {
                    tally.Read("Stages");
                    names[stage.Id] = stage.Name;
                }
            }

            return names;
        });

    private static string NameOf(Person person)
        => $"{person.GivenName} {person.FamilyName}".Trim() is { Length: > 0 } name ? name : person.EmailAddress ?? person.Id.ToString();
}
