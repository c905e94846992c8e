namespace Parallax.Tests.Support;

internal sealed record Member(string Schema, string Name, bool IsInferred, bool IsNullable)
{
    public override string ToString() => $"{Schema}.{Name}";
}
