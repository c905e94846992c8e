using Microsoft.Extensions.Options;

namespace Parallax;

/// <summary>The settings as configuration has them now, or the last good ones.</summary>
internal sealed class LiveOptions
{
    private readonly IOptionsMonitor<ParallaxClientOptions> _monitor;
    private readonly string _name;
    private readonly ClientLog _log;
    private ParallaxClientOptions _lastGood;
    private string? _lastProblem;

    public LiveOptions(IOptionsMonitor<ParallaxClientOptions> monitor, string name, ClientLog log)
        => (_monitor, _name, _log, _lastGood) = (monitor, name, log, monitor.Get(name));

    public ParallaxClientOptions Current
    {
        get
        {
            try
            {
                _lastGood = _monitor.Get(_name);
                _lastProblem = null;
            }
            catch (Exception failure) when (failure is OptionsValidationException or InvalidOperationException)
            {
                // Validation names the problem without its values. The binder would quote them, and stays out.
                var problem = failure is OptionsValidationException ? failure.Message : "the section cannot be bound";
                if (!string.Equals(Interlocked.Exchange(ref _lastProblem, problem), problem, StringComparison.Ordinal))
                {
                    _log.BadReload(problem);
                }
            }

            return _lastGood;
        }
    }
}
