using System.Globalization;

namespace Parallax.Recipes.CrmSync;

/// <summary>A CRM whose watermark is the number of changes that were handed out.</summary>
internal sealed class InMemoryCrm : ICrm
{
    private readonly List<Deal> _changes = [];
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsDown { get; set; }

    /// <summary>What happens while the round is under way.</summary>
    public Action? OnAsked { get; set; }

    public void Change(params Deal[] deals) => _changes.AddRange(deals);

    public Task WasAskedAsync(CancellationToken cancellationToken) => _asked.Task.WaitAsync(cancellationToken);

    public Task<DealChanges> GetChangesAsync(string? watermark, CancellationToken cancellationToken)
    {
        var isDown = IsDown;
        OnAsked?.Invoke();
        _asked.TrySetResult();
        var known = watermark is null ? 0 : int.Parse(watermark, CultureInfo.InvariantCulture);
        return isDown
            ? Task.FromException<DealChanges>(new IOException("The CRM is down."))
            : Task.FromResult(new DealChanges([.. _changes.Skip(known)], _changes.Count.ToString(CultureInfo.InvariantCulture)));
    }
}
