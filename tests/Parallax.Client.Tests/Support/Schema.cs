namespace Parallax.Tests.Support;

internal sealed record Schema(string Name, bool IsInferred, IReadOnlyList<Member> Members, IReadOnlyList<EnumValue> Values)
{
    public override string ToString() => Name;
}
