using System.Reflection;

namespace Parallax.Tests.Support;

internal sealed record FriendlyMethod(PropertyInfo Group, MethodInfo Method)
{
    /// <summary>Whether the method is another one under a handier name.</summary>
    public bool IsSugar => Method.Name is "FindAsync" or "ArchiveAsync" or "UnarchiveAsync";

    public override string ToString() => $"{Group.Name}.{Method.Name}";
}
