using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Parallax.Testing;

namespace Parallax.Emulator.Control;

/// <summary>The faults under numbers, by which they can be taken away.</summary>
internal sealed class FaultBook(ParallaxEmulator emulator)
{
    private readonly ConditionalWeakTable<ParallaxFaultRule, object> _numbers = [];
    private long _last;

    public IReadOnlyList<FaultView> All => [.. emulator.Faults.Rules.Select(View)];

    /// <summary>Adds a rule with all its conditions at once, so that it strikes nothing that it is not for.</summary>
    /// <exception cref="ControlException">A value cannot be; the message says which and why.</exception>
    /// <exception cref="ArgumentException">The emulator refuses a condition.</exception>
    public FaultView Add(NewFault wanted)
    {
        var fault = wanted.AfterApplying ? FaultOf(wanted).AfterApplying() : FaultOf(wanted);
        var rule = emulator.Faults.Make(fault);
        if (wanted is { Always: true, Times: not null })
        {
            throw Refusal("times and always exclude each other.");
        }

        rule.Times(wanted.Always ? int.MaxValue : wanted.Times ?? 1);
        if (wanted.Method is { } method)
        {
            rule.OnMethod(method);
        }

        if (wanted.Path is { } path)
        {
            rule.OnPath(path);
        }

        if (wanted.OperationId is { } operationId)
        {
            rule.OnOperation(operationId);
        }

        return View(emulator.Faults.Add(rule));
    }

    public bool Remove(long id)
        => emulator.Faults.Rules.FirstOrDefault(rule => NumberOf(rule) == id) is { } rule && emulator.Faults.Remove(rule);

    private static ControlException Refusal(string rule) => new(StatusCodes.Status400BadRequest, rule);

    private FaultView View(ParallaxFaultRule rule) => new(
        NumberOf(rule),
        string.Join(", ", rule.Faults),
        rule.Method,
        rule.Path,
        rule.OperationId,
        rule.Remaining,
        rule.Hits);

    private long NumberOf(ParallaxFaultRule rule) => (long)_numbers.GetValue(rule, _ => Interlocked.Increment(ref _last));

    private static ParallaxFault FaultOf(NewFault wanted)
    {
        Require(wanted.Status is null || wanted.Kind is FaultKind.Status, "status");
        Require(wanted.RetryAfterSeconds is null || wanted.Kind is FaultKind.Status, "retryAfterSeconds");
        Require(wanted.DelayMilliseconds is null || wanted.Kind is FaultKind.Delay, "delayMilliseconds");
        Require(wanted.Location is null || wanted.Kind is FaultKind.Redirect, "location");
        Require(
            wanted.Body is null || wanted.Kind is FaultKind.Status or FaultKind.GarbageBody or FaultKind.HtmlPage or FaultKind.NotHttp,
            "body");
        return wanted.Kind switch
        {
            FaultKind.Status => ParallaxFault.Status(
                wanted.Status is >= 300 and <= 599 and var status ? status : throw Refusal("status has to be from 300 to 599."),
                wanted.RetryAfterSeconds is { } wait
                    ? TimeSpan.FromSeconds(wait >= 0 ? wait : throw Refusal("retryAfterSeconds must not be negative."))
                    : null,
                wanted.Body),
            FaultKind.Redirect => ParallaxFault.Redirect(wanted.Location ?? throw Refusal("A redirect needs location.")),
            FaultKind.Delay => ParallaxFault.Delay(
                wanted.DelayMilliseconds is >= 0 and <= 3_600_000 and var delay
                    ? TimeSpan.FromMilliseconds(delay)
                    : throw Refusal("delayMilliseconds has to be from 0 to 3600000.")),
            FaultKind.Stall => ParallaxFault.Stall(),
            FaultKind.Reset => ParallaxFault.Reset(),
            FaultKind.Close => ParallaxFault.Close(),
            FaultKind.NotHttp => wanted.Body is { } text ? ParallaxFault.NotHttp(text) : ParallaxFault.NotHttp(),
            FaultKind.StallInBody => ParallaxFault.StallInBody(),
            FaultKind.ResetInBody => ParallaxFault.ResetInBody(),
            FaultKind.TruncatedBody => ParallaxFault.TruncatedBody(),
            FaultKind.CutChunks => ParallaxFault.CutChunks(),
            FaultKind.CutGzip => ParallaxFault.CutGzip(),
            FaultKind.GarbageBody => wanted.Body is { } garbage ? ParallaxFault.GarbageBody(garbage) : ParallaxFault.GarbageBody(),
            FaultKind.HtmlPage => wanted.Body is { } page ? ParallaxFault.HtmlPage(page) : ParallaxFault.HtmlPage(),
            _ => throw Refusal("There is no such kind of fault."),
        };

        void Require(bool holds, string member)
        {
            if (!holds)
            {
                throw Refusal($"{member} is of no use with this kind of fault.");
            }
        }
    }
}
