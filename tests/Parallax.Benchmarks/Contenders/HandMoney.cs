namespace Parallax.Benchmarks.Contenders;

internal sealed class HandMoney
{
    public string CurrencyCode { get; set; } = "";

    public decimal Amount { get; set; }
}
