namespace Converter.Reading.Cleaning.Junk;

/// <summary>A page number that is a line of its own.</summary>
/// <param name="Value">The number; 0 where the line is none.</param>
/// <param name="IsAdorned">Whether the form alone tells (— 1 —, 第1页, Page 1 of 9).</param>
/// <param name="Total">The number of pages, where it is given; else 0.</param>
internal readonly record struct PageNumber(int Value, bool IsAdorned, int Total = 0)
{
    private const string Dashes = "-‐‑−—–―－─~～·•=＝";
    private const string Brackets = "【】（）";
    private const int MostDigits = 4;
    private const int LongestLine = 16;

    /// <summary>Reads a bare line (see <see cref="LineKey"/>).</summary>
    public static PageNumber Parse(ReadOnlySpan<char> key)
    {
        if (key.Length is 0 or > LongestLine)
        {
            return default;
        }

        ReadOnlySpan<char> inner = key.Trim(Dashes);
        bool dashed = inner.Length > 0 && Dashes.Contains(key[0]) && Dashes.Contains(key[^1]);
        if (TryNumber(inner, out int value))
        {
            return dashed ? new PageNumber(value, true) : inner.Length == key.Length ? new PageNumber(value, false) : default;
        }

        value = PageOf(inner);
        if (value > 0)
        {
            return new PageNumber(value, true);
        }

        int slash = inner.IndexOf('/');
        return slash > 0 && TryNumber(inner[..slash], out value) && TryNumber(inner[(slash + 1)..], out int last) && value <= last
            ? new PageNumber(value, dashed, last) : default;
    }

    /// <summary>The page number at the end of a running head: 工作要点 第3页, 工作要点 — 3 —; none where the line ends otherwise.</summary>
    /// <param name="key">A bare line (see <see cref="LineKey"/>).</param>
    public static PageNumber AtEndOf(ReadOnlySpan<char> key)
    {
        for (int start = key.Length - 1; start > 0 && key.Length - start <= LongestLine; start--)
        {
            if ((key[start] is '第' or 'P' || Dashes.Contains(key[start])) && Parse(key[start..]) is { IsAdorned: true } number)
            {
                return number;
            }
        }

        return default;
    }

    // 第1页 · 第1页共9页 · 第1页/共9页 · 第1页，共9页 · PAGE1 · PAGE1OF9
    private static int PageOf(ReadOnlySpan<char> key)
    {
        if (key.StartsWith("第", StringComparison.Ordinal))
        {
            int end = key.IndexOf('页');
            return end > 1 && TryNumber(key[1..end].Trim(Brackets), out int value) && IsTotal(key[(end + 1)..]) ? value : 0;
        }

        if (key.StartsWith("页码", StringComparison.Ordinal))
        {
            return TryNumber(key[2..].TrimStart('：'), out int value) ? value : 0;
        }

        if (!key.StartsWith("PAGE", StringComparison.Ordinal))
        {
            return 0;
        }

        ReadOnlySpan<char> rest = key[4..];
        int of = rest.IndexOf("OF", StringComparison.Ordinal);
        return TryNumber(of > 0 ? rest[..of] : rest, out int page) && (of < 0 || TryNumber(rest[(of + 2)..], out _)) ? page : 0;
    }

    private static bool IsTotal(ReadOnlySpan<char> key)
    {
        key = key.TrimStart("/，、（");
        key = key.TrimEnd('）');
        return key.IsEmpty || (key.StartsWith("共", StringComparison.Ordinal) && key.EndsWith("页", StringComparison.Ordinal)
            && TryNumber(key[1..^1].Trim(Brackets), out _));
    }

    private static bool TryNumber(ReadOnlySpan<char> digits, out int value)
    {
        value = 0;
        foreach (char digit in digits)
        {
            if (!char.IsAsciiDigit(digit))
            {
                return false;
            }

            value = (value * 10) + (digit - '0');
            if (value >= 10_000)
            {
                return false;
            }
        }

        return digits.Length is > 0 and <= MostDigits;
    }
}
