using System.Text.Json.Nodes;

namespace Parallax.Testing;

/// <summary>All rules, in the order in which they are asked; the first refusal counts.</summary>
internal sealed class RuleBook(ApiDescription description, EntityStore store, EntityFiller filler, TimeProvider clock, ChangeFeed changes)
{
    private readonly IReadOnlyList<BusinessRule> _rules =
    [
        new ReferencesExist(description, store),
        new NamesAreUnique(store),
        new OfferingRoleInUse(store),
        new ActualTimeRole(description, store, filler, changes),
        new ActualTimeDays(clock),
    ];

    public void OnList(OperationCall call)
    {
        foreach (var rule in _rules)
        {
            rule.OnList(call);
        }
    }

    public Answer? OnCreate(OperationCall call, JsonObject created) => First(rule => rule.OnCreate(call, created));

    public Answer? OnUpdate(OperationCall call, JsonObject before, JsonObject after) => First(rule => rule.OnUpdate(call, before, after));

    public Answer? OnDelete(OperationCall call, JsonObject deleted) => First(rule => rule.OnDelete(call, deleted));

    private Answer? First(Func<BusinessRule, Answer?> ask) => _rules.Select(ask).FirstOrDefault(refusal => refusal is not null);
}
