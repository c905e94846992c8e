using System.Text.Json.Nodes;

namespace Parallax.Testing;

/// <summary>The objects under one concrete path, in the order in which they came.</summary>
internal sealed class StoredCollection(ApiResource resource, string path)
{
    private readonly List<StoredObject> _rows = [];
    private readonly Dictionary<string, StoredObject> _byId = new(StringComparer.OrdinalIgnoreCase);

    public ApiResource Resource { get; } = resource;

    public string Path { get; } = path;

    public IReadOnlyList<StoredObject> Rows => _rows;

    public StoredObject? Find(string id) => _byId.GetValueOrDefault(id);

    public StoredObject Add(JsonObject value)
    {
        var row = new StoredObject(this, value["id"]?.ToString(), value);
        Take(row);
        return row;
    }

    public void Remove(StoredObject row)
    {
        _rows.Remove(row);
        if (row.Id is not null)
        {
            _byId.Remove(row.Id);
        }
    }

    public void Restore(IEnumerable<StoredObject> rows)
    {
        Clear();
        foreach (var row in rows)
        {
            Take(row);
        }
    }

    public void Clear()
    {
        _rows.Clear();
        _byId.Clear();
    }

    private void Take(StoredObject row)
    {
        if (row.Id is not null)
        {
            _byId.Add(row.Id, row);
        }

        _rows.Add(row);
    }
}
