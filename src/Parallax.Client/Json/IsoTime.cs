namespace Parallax;

/// <summary>
/// Dates and times by ISO 8601 in its extended form, and nothing else: what is not written in full is not guessed. What no .NET type can
/// hold (a year 0, a moment before the first one by its offset) is the nearest that there is.
/// </summary>
internal static class IsoTime
{
    private const int Minutes = 60;
    private const int DateLength = 10;

    // Beyond all days that there are, and still far from the end of a long in ticks.
    private const int FarDay = 4_000_000;

    private static readonly TimeSpan LargestOffset = TimeSpan.FromHours(14);

    /// <summary>The day that is written, whichever the offset of the time behind it.</summary>
    public static bool TryParseDay(ReadOnlySpan<byte> text, out DateOnly day)
    {
        var isDay = text.Length == DateLength
            ? TryTakeDay(ref text, out var number) && text.IsEmpty
            : TryParse(text, out number, out _, out _);
        day = DateOnly.FromDayNumber(Math.Clamp(number, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber));
        return isDay;
    }

    /// <summary>A moment; without an offset in UTC.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out DateTimeOffset time)
    {
        if (!TryParse(text, out var day, out var timeOfDay, out var offset))
        {
            time = default;
            return false;
        }

        var local = (day * TimeSpan.TicksPerDay) + timeOfDay.Ticks;
        var utc = local - offset.Ticks;
        var holdsOffset = local >= 0 && local <= DateTime.MaxValue.Ticks && offset.Duration() <= LargestOffset;
        time = utc < 0 ? DateTimeOffset.MinValue
            : utc > DateTime.MaxValue.Ticks ? DateTimeOffset.MaxValue
            : holdsOffset ? new DateTimeOffset(local, offset) : new DateTimeOffset(utc, TimeSpan.Zero);
        return true;
    }

    private static bool TryParse(ReadOnlySpan<byte> text, out int day, out TimeSpan timeOfDay, out TimeSpan offset)
    {
        (timeOfDay, offset) = (default, default);
        return TryTakeDay(ref text, out day)
            && (text.IsEmpty || ((TryTake(ref text, 'T') || TryTake(ref text, 't') || TryTake(ref text, ' ')) && TryTakeTime(ref text, out timeOfDay) && TryTakeOffset(ref text, out offset)))
            && text.IsEmpty;
    }

    private static bool TryTakeDay(ref ReadOnlySpan<byte> text, out int number)
    {
        number = 0;
        var isBefore = TryTake(ref text, '-');
        _ = isBefore || TryTake(ref text, '+');
        if (!TryTakeNumber(ref text, 4, 9, out var year) || !TryTake(ref text, '-') || !TryTakeNumber(ref text, 2, 2, out var month) || !TryTake(ref text, '-')
            || !TryTakeNumber(ref text, 2, 2, out var day) || month is < 1 or > 12)
        {
            return false;
        }

        var isFar = isBefore || year is < 1 or > 9999;
        if (day < 1 || day > (isFar ? 31 : DateTime.DaysInMonth(year, month)))
        {
            return false;
        }

        number = !isFar ? new DateOnly(year, month, day).DayNumber : isBefore || year < 1 ? -FarDay : FarDay;
        return true;
    }

    private static bool TryTakeTime(ref ReadOnlySpan<byte> text, out TimeSpan time)
    {
        time = default;
        if (!TryTakeNumber(ref text, 2, 2, out var hour) || !TryTake(ref text, ':') || !TryTakeNumber(ref text, 2, 2, out var minute))
        {
            return false;
        }

        var (second, fraction) = (0, 0L);
        if (TryTake(ref text, ':'))
        {
            if (!TryTakeNumber(ref text, 2, 2, out second) || ((TryTake(ref text, '.') || TryTake(ref text, ',')) && !TryTakeFraction(ref text, out fraction)))
            {
                return false;
            }
        }

        // 24:00 is the end of the day, and 60 a leap second.
        time = new TimeSpan(hour, minute, second) + new TimeSpan(fraction);
        return hour <= 24 && minute < Minutes && second <= Minutes && (hour < 24 || time == TimeSpan.FromDays(1));
    }

    private static bool TryTakeOffset(ref ReadOnlySpan<byte> text, out TimeSpan offset)
    {
        offset = default;
        if (text.IsEmpty || TryTake(ref text, 'Z') || TryTake(ref text, 'z'))
        {
            return true;
        }

        var isBehind = TryTake(ref text, '-');
        if ((!isBehind && !TryTake(ref text, '+')) || !TryTakeNumber(ref text, 2, 2, out var hours) || hours >= 24)
        {
            return false;
        }

        var minutes = 0;
        var hasMinutes = TryTake(ref text, ':') || !text.IsEmpty;
        if (hasMinutes && (!TryTakeNumber(ref text, 2, 2, out minutes) || minutes >= Minutes))
        {
            return false;
        }

        offset = new TimeSpan(hours, minutes, 0) * (isBehind ? -1 : 1);
        return true;
    }

    // Ticks are seven digits; what is finer is cut off.
    private static bool TryTakeFraction(ref ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        var length = 0;
        for (; length < text.Length && char.IsAsciiDigit((char)text[length]); length++)
        {
            ticks = length < 7 ? (ticks * 10) + text[length] - '0' : ticks;
        }

        text = text[length..];
        for (var digits = length; digits < 7; digits++)
        {
            ticks *= 10;
        }

        return length > 0;
    }

    private static bool TryTakeNumber(ref ReadOnlySpan<byte> text, int least, int most, out int number)
    {
        number = 0;
        var length = 0;
        for (; length < most && length < text.Length && char.IsAsciiDigit((char)text[length]); length++)
        {
            number = (number * 10) + text[length] - '0';
        }

        text = text[length..];
        return length >= least;
    }

    private static bool TryTake(ref ReadOnlySpan<byte> text, char expected)
    {
        if (text.IsEmpty || text[0] != expected)
        {
            return false;
        }

        text = text[1..];
        return true;
    }
}
