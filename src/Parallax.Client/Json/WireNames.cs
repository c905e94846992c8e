using Newtonsoft.Json;

namespace Parallax;

/// <summary>The member names of all classes, each once: reading a row makes no strings for them.</summary>
internal static class WireNames
{
    public static DefaultJsonNameTable Table { get; } = new();

    /// <summary>Called by each class before its first object is made. Looking up meanwhile is safe, adding takes turns.</summary>
    public static void Add(params string[] names)
    {
        lock (Table)
        {
            foreach (var name in names)
            {
                Table.Add(name);
            }
        }
    }
}
