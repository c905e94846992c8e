namespace Parallax.Sample.Output;

internal sealed record TallyLine(string What, long Read, long Written);
