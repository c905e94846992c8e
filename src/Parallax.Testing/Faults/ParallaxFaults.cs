namespace Parallax.Testing;

/// <summary>
/// The faults of an emulator. Rules are asked in the order in which they were added, and the first that fits a request and is not
/// used up strikes it. Requests without the right key, or beyond the rate limit, are refused before that, and use nothing up.
/// </summary>
/// <remarks>
/// All members can be used from several threads at once; but a rule counts from the moment it is added, so add it before the calls.
/// </remarks>
/// <example>
/// <code>
/// emulator.Faults.Next(ParallaxFault.Reset().AfterApplying()).OnMethod("POST").Times(2);
/// emulator.Faults.Always(ParallaxFault.Status(503)).OnPath("/v1/projects/*/offerings");
/// emulator.Faults.Script(ParallaxFault.Stall(), ParallaxFault.None, ParallaxFault.Close()).OnOperation("ListClients");
/// </code>
/// </example>
public sealed class ParallaxFaults
{
    private readonly List<ParallaxFaultRule> _rules = [];
    private readonly Func<string, bool> _isOperation;

    internal ParallaxFaults(Func<string, bool> isOperation) => _isOperation = isOperation;

    /// <summary>Gets the rules, in the order in which they are asked, those that are used up included.</summary>
    public IReadOnlyList<ParallaxFaultRule> Rules
    {
        get
        {
            lock (_rules)
            {
                return [.. _rules];
            }
        }
    }

    /// <summary>Adds a fault for the next request that fits, or for the next few: see <see cref="ParallaxFaultRule.Times"/>.</summary>
    /// <param name="fault">The fault.</param>
    /// <returns>The rule, to say which requests it is for; at first it is for all.</returns>
    public ParallaxFaultRule Next(ParallaxFault fault) => Script(fault);

    /// <summary>Adds a fault for every request that fits.</summary>
    /// <param name="fault">The fault.</param>
    /// <returns>The rule, to say which requests it is for; at first it is for all.</returns>
    public ParallaxFaultRule Always(ParallaxFault fault) => Script(fault).Times(int.MaxValue);

    /// <summary>Adds one fault each for the next requests that fit, in order; <see cref="ParallaxFault.None"/> lets one pass.</summary>
    /// <param name="faults">The faults.</param>
    /// <returns>The rule, to say which requests it is for; at first it is for all.</returns>
    /// <exception cref="ArgumentException">There is no fault.</exception>
    public ParallaxFaultRule Script(params ParallaxFault[] faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        if (faults.Length == 0)
        {
            throw new ArgumentException("A script has to have at least one step.", nameof(faults));
        }

        foreach (var fault in faults)
        {
            ArgumentNullException.ThrowIfNull(fault, nameof(faults));
        }

        return Add(Make(faults));
    }

    /// <summary>Takes one rule away. Requests that it has struck already stay so.</summary>
    /// <param name="rule">The rule.</param>
    /// <returns>Whether it was there.</returns>
    public bool Remove(ParallaxFaultRule rule)
    {
        lock (_rules)
        {
            return _rules.Remove(rule);
        }
    }

    /// <summary>Takes all faults away. Requests that are struck already stay so.</summary>
    public void Clear()
    {
        lock (_rules)
        {
            _rules.Clear();
        }
    }

    /// <summary>Makes a rule that strikes nothing until it is added: a rule with conditions must not strike before it has them.</summary>
    internal ParallaxFaultRule Make(params ParallaxFault[] faults) => new([.. faults], _isOperation);

    internal ParallaxFaultRule Add(ParallaxFaultRule rule)
    {
        lock (_rules)
        {
            _rules.Add(rule);
        }

        return rule;
    }

    /// <summary>The fault for a request, with its rule; null for no fault.</summary>
    internal (ParallaxFaultRule Rule, ParallaxFault Fault)? Take(string method, IReadOnlyList<string> path, string? operationId)
    {
        lock (_rules)
        {
            foreach (var rule in _rules)
            {
                if (rule.Take(method, path, operationId) is { } fault)
                {
                    return (rule, fault);
                }
            }

            return null;
        }
    }
}
