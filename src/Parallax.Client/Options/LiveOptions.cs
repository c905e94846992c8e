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
    private readonly Uri _address;
    private readonly List<IDisposable> _subscriptions;
    private ParallaxClientOptions _lastGood;
    private volatile bool _isStale;

    public LiveOptions(
        IOptionsFactory<ParallaxClientOptions> factory,
        IEnumerable<IOptionsChangeTokenSource<ParallaxClientOptions>> changes,
        string name,
        ClientLog log)
    {
        (_factory, _name, _log) = (factory, name, log);

        // Before the settings are read for the first time: what changes from here on is read again.
        _subscriptions =
        [
            .. changes
                .Where(
                    change => string.Equals(
                        change.Name ?? Microsoft.Extensions.Options.Options.DefaultName, name, StringComparison.Ordinal))
                .Select(change => ChangeToken.OnChange(change.GetChangeToken, () => _isStale = true)),
        ];
        try
        {
            _lastGood = factory.Create(name);
        }
        catch
        {
            Dispose();
            throw;
        }

        _address = BaseAddresses.AsPrefix(_lastGood.BaseAddress);
    }

    public ParallaxClientOptions Current
    {
        get
        {
            if (_isStale)
            {
                // One at a time, or the older of two reloads might have the last word.
                lock (_subscriptions)
                {
                    // And the flag first: a reload that comes while one is read counts, for this call too.
                    while (_isStale)
                    {
                        _isStale = false;
                        Reload();
                    }
                }
            }

            return _lastGood;
        }
    }

    public void Dispose() => _subscriptions.ForEach(static subscription => subscription.Dispose());

    private void Reload()
    {
        try
        {
            var read = _factory.Create(_name);
            if (BaseAddresses.AsPrefix(read.BaseAddress) == _address)
            {
                _lastGood = read;
            }
            else
            {
                // The connections lead to the old address: a new key would go there.
                _log.OtherAddress();
            }
        }
        catch (Exception failure)
        {
            // Whatever it is, it is not the fault of the call that came by. Other messages than ours may quote the key.
            _log.BadReload(failure is OptionsValidationException ? failure.Message : failure.GetType().Name);
        }
    }
}
