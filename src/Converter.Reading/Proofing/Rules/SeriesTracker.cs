namespace Converter.Reading.Proofing.Rules;

/// <summary>What is wrong with the number of an enumerator.</summary>
internal enum SequenceFault
{
    None,
    Gap,
    Duplicate,
    Backwards,
    Start,
}

/// <summary>
/// Follows the numbered series of one document or attachment: which one an enumerator continues, and what is wrong with its number.
/// Nesting is a stack of series; a member of an outer series ends the inner ones.
/// </summary>
internal sealed class SeriesTracker
{
    // Deeper nesting is no outline any more; the bound keeps the work per paragraph constant.
    private const int Deepest = 12;
    private readonly List<Series> _open = [];
    private int _lastArticle;

    /// <summary>Called for each series that has ended.</summary>
    public Action<Series> Ended { get; init; } = _ => { };

    /// <summary>Takes the enumerator that a paragraph begins with.</summary>
    /// <returns>The fault, and the number that would be right.</returns>
    public (SequenceFault Fault, int Expected) Next(Paragraph paragraph, Enumerator enumerator)
    {
        if (enumerator.Family == EnumeratorFamily.Article)
        {
            // Articles are counted through all chapters.
            int before = _lastArticle;
            _lastArticle = enumerator.Number;
            return Judge(before, enumerator.Number);
        }

        if (enumerator.Number > 1 && Continued(enumerator, paragraph.Level) is var continued and >= 0)
        {
            Close(continued + 1);
            _open[continued].Last = enumerator.Number;
            _open[continued].Count++;
            _open[continued].IsInterrupted = false;
            return (SequenceFault.None, enumerator.Number);
        }

        int same = LastOf(enumerator.Family);
        return enumerator.Number == 1 ? Begin(paragraph, enumerator)
            : same < 0 ? BeginLate(paragraph, enumerator)
            : Fault(enumerator, same);
    }

    /// <summary>Takes an enumerator inside a paragraph: it may continue a series or begin one, and is never at fault.</summary>
    public void Inside(Paragraph paragraph, Enumerator enumerator)
    {
        int at = Continued(enumerator, paragraph.Level);
        if (at >= 0 && enumerator.Number > 1)
        {
            _open[at].Last = enumerator.Number;
            _open[at].Count++;
        }
        else if (enumerator.Number == 1)
        {
            // A list inside a paragraph has its own numbers; two members keep it from being called lone.
            Push(paragraph, enumerator, 2);
        }
    }

    /// <summary>A heading without a number, or a table, stands between.</summary>
    public void Interrupt()
    {
        foreach (Series series in _open)
        {
            series.IsInterrupted = true;
        }
    }

    /// <summary>A new title or attachment, or the end: all series end.</summary>
    public void Clear()
    {
        Close(0);
        _lastArticle = 0;
    }

    // The innermost series that this number continues, one of the same level rather than another; −1 where there is none.
    private int Continued(Enumerator enumerator, int level)
    {
        int any = -1;
        for (int i = _open.Count - 1; i >= 0; i--)
        {
            if (_open[i].Family == enumerator.Family && _open[i].Last == enumerator.Number - 1)
            {
                if (_open[i].Level == level)
                {
                    return i;
                }

                any = any < 0 ? i : any;
            }
        }

        return any;
    }

    // The innermost series of a family, of one level where it is given; −1 where there is none.
    private int LastOf(EnumeratorFamily family, int? level = null)
    {
        int at = _open.Count - 1;
        while (at >= 0 && (_open[at].Family != family || (level is { } wanted && _open[at].Level != wanted)))
        {
            at--;
        }

        return at;
    }

    // A list that begins anew takes the place of its like; inside a deeper list, or at another level, it is a list of its own.
    private (SequenceFault Fault, int Expected) Begin(Paragraph paragraph, Enumerator enumerator)
    {
        int at = LastOf(enumerator.Family, paragraph.Level);
        bool isNested = at >= 0 && at < _open.Count - 1 && enumerator.Family != EnumeratorFamily.Han;
        if (at >= 0 && !isNested)
        {
            Close(at);
        }

        Push(paragraph, enumerator, 1);
        return (SequenceFault.None, 1);
    }

    private (SequenceFault Fault, int Expected) BeginLate(Paragraph paragraph, Enumerator enumerator)
    {
        Push(paragraph, enumerator, 1);
        return (SequenceFault.Start, 1);
    }

    private (SequenceFault Fault, int Expected) Fault(Enumerator enumerator, int at)
    {
        Close(at + 1);
        Series series = _open[at];
        (SequenceFault fault, int expected) = GoesOnBehindSlip(series, enumerator) ? (SequenceFault.None, enumerator.Number) : Judge(series.Last, enumerator.Number);
        series.Slip = fault is SequenceFault.Duplicate or SequenceFault.Backwards ? expected : 0;
        series.Last = enumerator.Number;
        series.Count++;
        bool isInterrupted = series.IsInterrupted;
        series.IsInterrupted = false;
        return isInterrupted ? (SequenceFault.Start, expected) : (fault, expected);
    }

    // 18. 9. 20.: the one wrong number is reported, not the right one behind it.
    private static bool GoesOnBehindSlip(Series series, Enumerator enumerator) => series.Slip > 0 && enumerator.Number == series.Slip + 1;

    private static (SequenceFault Fault, int Expected) Judge(int last, int number)
    {
        SequenceFault fault = number == last + 1 || number == 1 ? SequenceFault.None
            : number == last ? SequenceFault.Duplicate
            : number < last ? SequenceFault.Backwards
            : last == 0 ? SequenceFault.Start
            : SequenceFault.Gap;
        return (fault, last + 1);
    }

    private void Push(Paragraph paragraph, Enumerator enumerator, int count)
    {
        if (_open.Count == Deepest)
        {
            _open.RemoveAt(0);
        }

        _open.Add(new Series
        {
            Family = enumerator.Family,
            Paragraph = paragraph,
            First = enumerator,
            Last = enumerator.Number,
            Count = count,
        });
    }

    private void Close(int from)
    {
        for (int i = _open.Count - 1; i >= from; i--)
        {
            Ended(_open[i]);
            _open.RemoveAt(i);
        }
    }
}
