using System.Text;

namespace Parallax.Recipes.TimesheetImport;

/// <summary>A journal in a file, one line for each change: <c>InDoubt ts-0a1b2c3d4e5f</c>. Locked while it is open.</summary>
public sealed class FileJournal : IImportJournal, IDisposable
{
    private readonly FileStream _file;
    private readonly Dictionary<string, RowState> _states = new(StringComparer.Ordinal);

    public FileJournal(string path)
    {
        _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        using var reader = new StreamReader(_file, Encoding.ASCII, leaveOpen: true);
        var text = reader.ReadToEnd();

        // A line without an end is one that a crash cut off. Its Write has not returned, so nothing was built on it.
        var whole = text[..(text.LastIndexOf('\n') + 1)];
        _file.SetLength(whole.Length);
        _file.Seek(0, SeekOrigin.End);
        foreach (var line in whole.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var words = line.Split(' ');
            _states[words[1]] = Enum.Parse<RowState>(words[0]);
        }
    }

    public RowState StateOf(string marker) => _states.GetValueOrDefault(marker);

    public void Write(string marker, RowState state)
    {
        _file.Write(Encoding.ASCII.GetBytes($"{state} {marker}\n"));
        _file.Flush(flushToDisk: true);
        _states[marker] = state;
    }

    public void Dispose() => _file.Dispose();
}
