using System.Collections.Immutable;
using Converter.Documents;
using Converter.Reading.Outline.Enumerators;
using Converter.Reading.Outline.Lines;

namespace Converter.Reading.Outline.Leads;

/// <summary>
/// Finds lead phrases (一是……。二是……。) inside a paragraph. A lead ends with the first of 。！？ that comes within 30 characters of the
/// start of its enumerator and before any ；; otherwise it is the enumerator alone.
/// </summary>
internal static class LeadFinder
{
    private const int Longest = 30;
    private static readonly List<Enumerator> s_none = [];

    /// <summary>The lead phrases of a paragraph, in order; none where a row has fewer than two members.</summary>
    /// <param name="line">The line.</param>
    /// <param name="from">Where to begin: behind a run-in heading.</param>
    public static ImmutableArray<TextRange> Find(TextLine line, int from)
    {
        List<Enumerator> markers = Markers(line, from);
        if (markers.Count < 2)
        {
            return [];
        }

        bool[] member = Rows(markers);
        ImmutableArray<TextRange>.Builder leads = ImmutableArray.CreateBuilder<TextRange>();
        for (int index = 0; index < markers.Count; index++)
        {
            if (member[index])
            {
                leads.Add(Extent(line.Text, markers[index], NextMember(markers, member, index, line.Length)));
            }
        }

        return leads.ToImmutable();
    }

    /// <summary>Whether the enumerator that begins a paragraph is followed by its successor within the paragraph.</summary>
    /// <param name="line">The line.</param>
    /// <param name="marker">The enumerator that begins it.</param>
    public static bool GoesOnInside(TextLine line, Enumerator marker)
    {
        foreach (Enumerator next in Markers(line, marker.End))
        {
            if (Group(next.Family) == Group(marker.Family) && next.Value == marker.Value + 1)
            {
                return true;
            }
        }

        return false;
    }

    private static List<Enumerator> Markers(TextLine line, int from)
    {
        List<Enumerator>? markers = null;
        string text = line.Text;
        int index = Math.Min(from, text.Length);
        for (int step = NextStart(text, index); step >= 0; step = NextStart(text, ++index))
        {
            index += step;
            if (IsBoundary(text, index, from) && EnumeratorScanner.Read(line, index) is { } marker && CanLead(marker, text))
            {
                markers ??= [];
                AddHiddenFirst(line, from, marker, markers);
                markers.Add(marker);
                index = marker.End - 1;
            }
        }

        return markers ?? s_none;
    }

    private static int NextStart(string text, int from) => text.AsSpan(from).IndexOfAny(EnumeratorScanner.Starts);

    // 我们将一是……。二是……。: the first of a row may stand in the middle of a clause.
    private static void AddHiddenFirst(TextLine line, int from, Enumerator second, List<Enumerator> markers)
    {
        bool han = second.Family is EnumeratorFamily.HanIs or EnumeratorFamily.HanMust;
        if (!han || second.Value != 2 || Holds(markers, Group(second.Family)))
        {
            return;
        }

        string first = second.Family == EnumeratorFamily.HanIs ? "一是" : "一要";
        int at = line.Text.LastIndexOf(first, second.Start, second.Start - from, StringComparison.Ordinal);
        bool word = at > from && "统唯之第同万专单".Contains(line.Text[at - 1], StringComparison.Ordinal);
        if (at >= from && !word)
        {
            markers.Add(new Enumerator(second.Family, 1, at, 2));
            markers.Sort((a, b) => a.Start.CompareTo(b.Start));
        }
    }

    private static bool Holds(List<Enumerator> markers, int group)
    {
        foreach (Enumerator marker in markers)
        {
            if (Group(marker.Family) == group)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsBoundary(string text, int index, int from) =>
        index == from || text[index - 1] is '。' or '；' or '：' or '！' or '？' or '，' or ';' or ':' or ',' or '”' or '、' or ' ' or '　' or '）' || text[index] is (>= '①' and <= '⒛');

    private static bool CanLead(Enumerator marker, string text) => marker.Family switch
    {
        EnumeratorFamily.Part or EnumeratorFamily.Chapter or EnumeratorFamily.Section or EnumeratorFamily.Article => false,
        EnumeratorFamily.DigitBare or EnumeratorFamily.Decimal => false,
        _ => marker.End + 1 < text.Length && !IsStop(text[marker.End]) && !IsStop(text[marker.End + 1]),
    };

    private static bool IsStop(char character) => character is '。' or '；' or '，' or '、' or '！' or '？' or '：';

    // A row begins at 1 and goes on by ones within its group; only rows of two and more count.
    private static bool[] Rows(List<Enumerator> markers)
    {
        bool[] member = new bool[markers.Count];
        Dictionary<int, int> last = [];
        for (int index = 0; index < markers.Count; index++)
        {
            int group = Group(markers[index].Family);
            bool follows = last.TryGetValue(group, out int before)
                && (markers[index].Value == markers[before].Value + 1 || (markers[index].Value == Enumerator.Last && markers[before].Value < Enumerator.Last));
            if (follows)
            {
                member[before] = true;
                member[index] = true;
            }

            if (follows || markers[index].Value == 1)
            {
                last[group] = index;
            }
        }

        return member;
    }

    private static int Group(EnumeratorFamily family) => family == EnumeratorFamily.HanMust ? (int)EnumeratorFamily.HanIs : (int)family;

    // 一是……，二是……。: an item that the next one cuts short has no end of its own.
    private static int NextMember(List<Enumerator> markers, bool[] member, int index, int end)
    {
        int next = index + 1;
        while (next < markers.Count && !(member[next] && Group(markers[next].Family) == Group(markers[index].Family)))
        {
            next++;
        }

        return next < markers.Count ? markers[next].Start : end;
    }

    private static TextRange Extent(string text, Enumerator marker, int limit)
    {
        int reach = Math.Min(limit, marker.Start + Longest);
        for (int index = marker.End; index < reach; index++)
        {
            if (text[index] is '。' or '！' or '？')
            {
                return new TextRange(marker.Start, index + 1 - marker.Start);
            }

            if (text[index] == '；')
            {
                break;
            }
        }

        return new TextRange(marker.Start, marker.Length);
    }
}
