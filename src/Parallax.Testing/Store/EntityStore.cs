using System.Text.Json.Nodes;

namespace Parallax.Testing;

/// <summary>
/// Everything that the emulator keeps. Members are called with <see cref="Gate"/> held, a whole operation under one hold.
/// </summary>
internal sealed class EntityStore
{
    private readonly Dictionary<string, StoredCollection> _collections = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<(string Resource, string Id), StoredObject> _byId = [];

    public object Gate { get; } = new();

    public IEnumerable<StoredCollection> Collections => _collections.Values;

    public StoredCollection Collection(ApiResource resource, string path)
    {
        if (!_collections.TryGetValue(path, out var collection))
        {
            _collections.Add(path, collection = new StoredCollection(resource, path));
        }

        return collection;
    }

    public StoredObject? Find(string collectionPath, string id) => _collections.GetValueOrDefault(collectionPath)?.Find(id);

    public IReadOnlyList<StoredObject> Rows(string collectionPath) => _collections.GetValueOrDefault(collectionPath)?.Rows ?? [];

    /// <summary>Finds an object of a kind wherever it is kept: an offering under whichever project.</summary>
    public StoredObject? Find(ApiResource resource, string id) => _byId.GetValueOrDefault(Key(resource, id));

    public StoredObject Add(StoredCollection collection, JsonObject value)
    {
        var row = collection.Add(value);
        if (row.Id is not null)
        {
            _byId[Key(collection.Resource, row.Id)] = row;
        }

        return row;
    }

    /// <summary>Takes an object out, and everything that is kept below it.</summary>
    public void Remove(StoredObject row)
    {
        row.Collection.Remove(row);
        if (row.Id is null)
        {
            return;
        }

        _byId.Remove(Key(row.Collection.Resource, row.Id));
        var below = $"{row.Collection.Path}/{row.Id}/";
        foreach (var child in _collections.Values.Where(collection => collection.Path.StartsWith(below, StringComparison.OrdinalIgnoreCase))
            .ToList())
        {
            foreach (var orphan in child.Rows.Where(orphan => orphan.Id is not null))
            {
                _byId.Remove(Key(child.Resource, orphan.Id!));
            }

            _collections.Remove(child.Path);
        }
    }

    public void Clear()
    {
        _collections.Clear();
        _byId.Clear();
    }

    /// <summary>Remembers what there is now.</summary>
    /// <returns>Brings it back, but not what objects had in them.</returns>
    public Action Remember()
    {
        var all = _collections.Values.Select(collection => (Collection: collection, Rows: collection.Rows.ToList())).ToList();
        return () =>
        {
            Clear();
            foreach (var (collection, rows) in all)
            {
                collection.Restore(rows);
                _collections.Add(collection.Path, collection);
                foreach (var row in rows.Where(row => row.Id is not null))
                {
                    _byId[Key(collection.Resource, row.Id!)] = row;
                }
            }
        };
    }

    private static (string Resource, string Id) Key(ApiResource resource, string id) => (resource.Template.Key, id.ToUpperInvariant());
}
