using System.Globalization;
using Converter.Documents;
using static Converter.Reading.Proofing.Characters;

namespace Converter.Reading.Proofing.Rules;

/// <summary>How headings end: rules 11 and 12.</summary>
internal static class Headings
{
    private const int LongestTopic = 20;
    private const int LeastHabit = 3;

    /// <summary>11: a heading on a line of its own has no mark at its end (GB/T 15834 B.4); ？ ！ …… may stand.</summary>
    public static void EndMark(ProofContext context, FindingList findings)
    {
        Dictionary<(bool Numbered, EnumeratorFamily Family), Habit> habits = HabitsOf(context);
        foreach (Paragraph paragraph in context.Of(Role.Heading))
        {
            if (!EndsInMark(paragraph))
            {
                continue;
            }

            int end = paragraph.Text.Length - 1;
            int doubt = DoubtOf(paragraph);
            Habit habit = habits[KeyOf(paragraph)];
            if (doubt == 0 || !habit.IsOne)
            {
                findings.Add(paragraph, end, 1, doubt == 0 ? string.Empty : null, doubt: doubt);
            }
            else if (paragraph == habit.First)
            {
                findings.Add(paragraph, end, 1, wanted: habit.Alike.ToString(CultureInfo.InvariantCulture), variant: "habit", doubt: 2);
            }
        }
    }

    /// <summary>12: a run-in heading ends with 。</summary>
    public static void RunInEnd(ProofContext context, FindingList findings)
    {
        foreach (Paragraph paragraph in context.Of(Role.Heading))
        {
            int end = Math.Min(paragraph.HeadLength, paragraph.Text.Length);
            if (end == 0 || paragraph.Text[end - 1] is '。' or '！' or '？' or '；' or '…')
            {
                continue;
            }

            if (paragraph.Text[end - 1] is '：' or ':' or '，')
            {
                findings.Add(paragraph, end - 1, 1, wanted: "。", doubt: 1);
            }
            else if (IsBlank(paragraph.Text[end - 1]))
            {
                findings.Add(paragraph, end - 1, 1, "。", variant: "missing");
            }
            else
            {
                int blanks = RunEnd(paragraph.Text, end, IsBlank) - end;
                findings.Add(paragraph, end, blanks, "。", variant: "missing");
            }
        }
    }

    // In a heading that is its enumerator and nothing else (“一、”) the mark is that of the enumerator.
    private static bool EndsInMark(Paragraph paragraph) =>
        paragraph.IsWholeHeading && paragraph.Text.Length > (paragraph.Enumerator?.End ?? 1) && paragraph.Text[^1] is '。' or '；' or '，' or '、' or '：';

    private static (bool Numbered, EnumeratorFamily Family) KeyOf(Paragraph paragraph) =>
        (paragraph.Enumerator is not null, paragraph.Enumerator?.Family ?? default);

    private static Dictionary<(bool Numbered, EnumeratorFamily Family), Habit> HabitsOf(ProofContext context)
    {
        Dictionary<(bool Numbered, EnumeratorFamily Family), Habit> habits = [];
        foreach (Paragraph paragraph in context.Of(Role.Heading))
        {
            if (!paragraph.IsWholeHeading || paragraph.Text.Length == 0)
            {
                continue;
            }

            Habit habit = habits.GetValueOrDefault(KeyOf(paragraph));
            bool alike = EndsInMark(paragraph) && paragraph.Text[^1] == '。' && DoubtOf(paragraph) > 0;
            habits[KeyOf(paragraph)] = new Habit(habit.All + 1, habit.Alike + (alike ? 1 : 0), habit.First ?? (alike ? paragraph : null));
        }

        return habits;
    }

    // A numbered sentence that stands alone may be an item of a list: then its full stop is right. And （一）……。 above its text, as if
    // run in, is a habit of the highest offices.
    private static int DoubtOf(Paragraph paragraph)
    {
        int start = paragraph.Enumerator?.End ?? 0;
        ReadOnlySpan<char> topic = paragraph.Text.AsSpan(start, paragraph.Text.Length - 1 - start);
        bool isTopic = topic.Length <= LongestTopic && topic.IndexOfAny("，；。：、") < 0;
        return paragraph.Enumerator?.Family switch
        {
            EnumeratorFamily.Han or EnumeratorFamily.Chapter or EnumeratorFamily.Section => isTopic ? 0 : 1,
            EnumeratorFamily.BracketedHan => isTopic && paragraph.Text[^1] == '。' ? 1 : 2,
            null => paragraph.Text[^1] == '：' ? 2 : isTopic ? 1 : 2,
            _ => 2,
        };
    }

    /// <summary>How the whole headings of one family end: where nearly all end with 。 the text has its own manner, and one word about it is enough.</summary>
    private readonly record struct Habit(int All, int Alike, Paragraph? First)
    {
        public bool IsOne => Alike >= LeastHabit && 5 * Alike >= 4 * All;
    }
}
