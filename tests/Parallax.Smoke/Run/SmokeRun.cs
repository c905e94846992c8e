namespace Parallax.Tests.Smoke;

/// <summary>What the steps of one run share: the client, what to send, and the ids that have turned up so far.</summary>
internal sealed class SmokeRun
{
    private readonly SmokeOptions _options;
    private readonly Dictionary<SmokeObject, Guid> _made = [];
    private readonly Dictionary<SmokeObject, Guid> _found = [];

    public SmokeRun(IParallaxClient api, SmokeOptions options, DateOnly today)
    {
        Api = api;
        _options = options;
        Send = new SmokeBodies(this, today);
        To = today;
    }

    public IParallaxClient Api { get; }

    /// <summary>Gets the bodies of the calls that write.</summary>
    public SmokeBodies Send { get; }

    /// <summary>Gets a value indicating whether every argument is to have a value.</summary>
    public bool Full => !_options.Minimal;

    /// <summary>Gets the filter on archived rows.</summary>
    public bool? Archived => Full ? false : null;

    /// <summary>Gets the filter on words.</summary>
    public string? Terms => Full ? SmokeBodies.Word : null;

    /// <summary>Gets the first of the days that are asked for.</summary>
    public DateOnly From => To.AddDays(-30);

    /// <summary>Gets the last of the days that are asked for.</summary>
    public DateOnly To { get; }

    /// <summary>The id of an object that this run has made, for the calls that write: nobody else's objects are touched.</summary>
    /// <exception cref="NoDataException">It made none.</exception>
    public Guid Own(SmokeObject kind)
        => Optional(kind, _made) ?? throw new NoDataException(kind);

    /// <summary>The id of an object of this run, or else of one in a list.</summary>
    /// <exception cref="NoDataException">There is neither.</exception>
    public Guid Any(SmokeObject kind) => Optional(kind, _made) ?? Optional(kind, _found) ?? throw new NoDataException(kind);

    /// <summary>The id of an object of this run for a filter, which can do without.</summary>
    public Guid? OwnIfFull(SmokeObject kind) => Full ? Optional(kind, _made) : null;

    /// <summary>The id of an object in a list for a filter, which can do without.</summary>
    public Guid? ListedIfFull(SmokeObject kind) => Full ? Optional(kind, _found) : null;

    /// <summary>Creates an object, and remembers its id.</summary>
    public async Task MakeAsync<T>(SmokeObject kind, Task<T> creation, Func<T, Guid> id)
    {
        if (id(await creation) is var made && made != Guid.Empty)
        {
            _made[kind] = made;
        }
    }

    /// <summary>Reads the first page of a list, and remembers the id of its first row.</summary>
    public async Task ReadAsync<T>(SmokeObject kind, ParallaxPageable<T> list, Func<T, Guid> id)
    {
        var page = await list.GetPageAsync(1);
        if (page.Items.Select(id).FirstOrDefault(found => found != Guid.Empty) is var found && found != Guid.Empty)
        {
            _found[kind] = found;
        }
    }

    private Guid? Optional(SmokeObject kind, Dictionary<SmokeObject, Guid> ids)
        => _options.MadeUpIds ? Guid.NewGuid() : ids.TryGetValue(kind, out var id) ? id : null;
}
