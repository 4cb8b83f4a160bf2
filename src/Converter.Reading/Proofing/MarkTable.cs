namespace Converter.Reading.Proofing;

/// <summary>Tells which marks a text holds.</summary>
internal static class MarkTable
{
    private static readonly byte[] s_pages = new byte[UnitTable.PageLength];
    private static readonly Marks[] s_marks = UnitTable.Fold(Build(), s_pages);

    /// <summary>The marks in a text.</summary>
    public static Marks Of(ReadOnlySpan<char> text)
    {
        Marks marks = Marks.None;
        foreach (char character in text)
        {
            marks |= s_marks[(s_pages[character / UnitTable.PageLength] * UnitTable.PageLength) + (character % UnitTable.PageLength)];
        }

        return marks;
    }

    private static Marks[] Build()
    {
        Marks[] marks = new Marks[char.MaxValue + 1];
        foreach ((string characters, Marks mark) in (ReadOnlySpan<(string, Marks)>)
        [
            ("、", Marks.Pause), ("…", Marks.Ellipsis), ("“”‘’", Marks.Quotes), ("\"", Marks.StraightQuote), ("《》", Marks.BookMarks), ("（", Marks.Bracket),
            (",.;:?!()", Marks.HalfWidth), (".", Marks.Dot), (".．…·-－—─", Marks.Strokes), ("0123456789", Marks.Digit), ("０１２３４５６７８９％", Marks.WideDigit),
            ("○◯０OＯ0", Marks.Zero), ("月", Marks.Month), ("年", Marks.Year), ("千百", Marks.Large), ("-－~～—–至", Marks.Range), ("是", Marks.Is), (" \u3000", Marks.Blank),
            ("：", Marks.Colon), ("号", Marks.NumberSign), ("分米尺GgMm", Marks.Unit), ("全星拜", Marks.FixedWord),
        ])
        {
            foreach (char character in characters)
            {
                marks[character] |= mark;
            }
        }

        return marks;
    }
}
