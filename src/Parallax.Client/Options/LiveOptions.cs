using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace Parallax;

/// <summary>
/// The settings as configuration has them now, or the last good ones. Not by way of <see cref="IOptionsMonitor{TOptions}"/>: that
/// throws at whoever reloads the configuration, which is nobody who could do something about it.
/// </summary>
internal sealed class LiveOptions : IDisposable
{
    private readonly IOptionsFactory<ParallaxClientOptions> _factory;
    private readonly string _name;
    private readonly ClientLog _log;
    private readonly List<IDisposable> _subscriptions;
    private ParallaxClientOptions _lastGood;
    private volatile bool _isStale;

    public LiveOptions(IOptionsFactory<ParallaxClientOptions> factory, IEnumerable<OptionsSection> sections, string name, ClientLog log)
    {
        (_factory, _name, _log, _lastGood) = (factory, name, log, factory.Create(name));
        _subscriptions =
        [
            .. sections
                .Where(section => string.Equals(section.OptionsName, name, StringComparison.Ordinal))
                .Select(section => ChangeToken.OnChange(section.Configuration.GetReloadToken, () => _isStale = true)),
        ];
    }

    public ParallaxClientOptions Current
    {
        get
        {
            if (_isStale)
            {
                // One at a time, or the older of two reloads might have the last word. And the flag first: a reload in between counts.
                lock (_subscriptions)
                {
                    Reload();
                }
            }

            return _lastGood;
        }
    }

    public void Dispose() => _subscriptions.ForEach(static subscription => subscription.Dispose());

    private void Reload()
    {
        if (!_isStale)
        {
            return;
        }

        _isStale = false;
        try
        {
            _lastGood = _factory.Create(_name);
        }
        catch (Exception failure)
        {
            // Whatever it is, it is not the fault of the call that came by. Other messages than ours may quote the key.
            _log.BadReload(failure is OptionsValidationException ? failure.Message : failure.GetType().Name);
        }
    }
}
