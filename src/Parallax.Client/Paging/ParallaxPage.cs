using System.Collections;
using System.Text.Json.Serialization;

namespace Parallax;

/// <summary>One page of a list.</summary>
/// <remarks>
/// System.Text.Json and Newtonsoft.Json read and write it in the form in which the API sends pages (<c>results</c>, <c>page</c>,
/// <c>page_size</c>, …), whatever their options say. A property that is not known is null there.
/// </remarks>
/// <param name="items">The rows of the page.</param>
/// <param name="number">Number of the page, from 1.</param>
/// <param name="size">Rows that a full page holds, as the server says; null if it does not.</param>
/// <param name="total">Rows on all pages together, as the server says; null if it does not.</param>
/// <param name="totalPages">How many pages there are, as the server says; null if it does not.</param>
/// <typeparam name="T">The type of a row.</typeparam>
[JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)]
[Newtonsoft.Json.JsonConverter(typeof(PageConverter))]
public sealed class ParallaxPage<T>(
    IReadOnlyList<T> items, int number = 1, long? size = null, long? total = null, long? totalPages = null) : IPageForm
{
    /// <summary>The rows of the page, in the order of the server.</summary>
    [JsonPropertyName("results")]
    [JsonPropertyOrder(6)]
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public IReadOnlyList<T> Items { get; } = items ?? throw new ArgumentNullException(nameof(items));

    /// <summary>Number of the page, from 1.</summary>
    [JsonPropertyName("page")]
    [JsonPropertyOrder(3)]
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public int Number { get; } = number;

    /// <summary>Rows that a full page holds, as the server says; null if it does not.</summary>
    [JsonPropertyName("page_size")]
    [JsonPropertyOrder(5)]
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public long? Size { get; } = size;

    /// <summary>How many rows are on this page.</summary>
    [JsonPropertyName("count")]
    [JsonPropertyOrder(1)]
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public int Count => Items.Count;

    /// <summary>Rows on all pages together, as the server says; null if it does not.</summary>
    [JsonPropertyName("total")]
    [JsonPropertyOrder(2)]
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public long? Total { get; } = total;

    /// <summary>How many pages there are, as the server says; null if it does not.</summary>
    [JsonPropertyName("total_pages")]
    [JsonPropertyOrder(4)]
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public long? TotalPages { get; } = totalPages;

    /// <summary>Whether the server said which page it sent.</summary>
    internal bool IsEchoed { get; init; }

    /// <summary>When the page was asked for, as its place among all requests and arrivals of the same reading.</summary>
    internal int Asked { get; init; }

    /// <summary>When the page arrived, on the same clock.</summary>
    internal int Arrived { get; init; }

    /// <summary>How many rows the page had when it came, before those that had been delivered already were dropped.</summary>
    internal int Received { get; init; } = items.Count;

    /// <summary>How many rows came on all pages before this one; null if they were not read.</summary>
    internal long? RowsBefore { get; set; } = number == 1 ? 0 : null;

    /// <summary>Rows that the page was asked for.</summary>
    internal int? SizeAsked { get; init; }

    /// <summary>
    /// Whether another page follows: by <see cref="TotalPages"/> where the server gives it, else because rows are missing up to
    /// <see cref="Total"/>, and without either because the page came full.
    /// </summary>
    [JsonIgnore]
    public bool HasNext => Number < int.MaxValue && this switch
    {
        { TotalPages: > 0 } => Number < TotalPages,
        { Total: > 0 } => RowsSoFar() < Total,
        _ => Received > 0 && (Size is not { } size || (size > 0 && Received >= size)),
    };

    /// <summary>
    /// Whether rows may be missing between the page in front and this one. The server reads the rows of a page at an unknown time between
    /// request and arrival, so that this page can be the older one if it was asked for before the other arrived. Rows added in
    /// between, which pushed some from that page onto this one, show in a smaller total.
    /// </summary>
    internal bool MayBeOlderThan(ParallaxPage<T> front) => Asked < front.Arrived && !(Total >= front.Total);

    IEnumerable IPageForm.Rows => Items;

    internal ParallaxPage<T> With(IReadOnlyList<T> rows)
        => ReferenceEquals(rows, Items)
            ? this
            : new(rows, Number, Size, Total, TotalPages) { Received = Received, RowsBefore = RowsBefore, SizeAsked = SizeAsked };

    private long RowsSoFar()
    {
        if (RowsBefore is { } before)
        {
            return before + Received;
        }

        var full = Size is > 0 and <= int.MaxValue ? Size.Value : SizeAsked ?? Received;
        var bySize = full > 0 ? ((Number - 1) * full) + Received : long.MaxValue;

        // A page that would end beyond the total is smaller than its size says: the server caps it.
        return Received == 0 || bySize <= Total ? bySize : (long)Number * Received;
    }
}
