namespace Parallax.Benchmarks.Contenders;

internal enum HandStatus
{
    PreSale,
    AwaitingStart,
    InProgress,
    Complete,
    Lost,
}
