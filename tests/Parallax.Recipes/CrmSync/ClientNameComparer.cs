namespace Parallax.Recipes.CrmSync;

/// <summary>Names of clients are the same without regard to case and to spaces around them: people type them, in two systems.</summary>
internal sealed class ClientNameComparer : IEqualityComparer<string>
{
    public bool Equals(string? x, string? y) => string.Equals(x?.Trim(), y?.Trim(), StringComparison.OrdinalIgnoreCase);

    public int GetHashCode(string obj) => StringComparer.OrdinalIgnoreCase.GetHashCode(obj.Trim());
}
