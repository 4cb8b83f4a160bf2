using System.Runtime.Intrinsics;
using Converter.Documents;
using Converter.Reading.Outline.Lines;

namespace Converter.Reading.Outline.Roles;

/// <summary>
/// Finds the reading of all lines together whose evidence and grammar add up highest (the Viterbi algorithm: linear in the number of
/// lines), and for every line by how much it beats the best reading in which that line has another role. All weights are halves, so that
/// the sums are whole numbers of halves: exact, and a row of them, one for each role, is one vector.
/// </summary>
internal static class RoleDecoder
{
    private const int Count = RoleGrammar.Count;
    private const int Row = RoleGrammar.Row;

    // More than all evidence together.
    private const int Demanded = 2000;

    // The sums ahead are kept at every so many lines only and made again from there, a stretch at a time, on the way back.
    private const int Stretch = 256;

    /// <summary>Decides the roles of all lines.</summary>
    /// <param name="all">The lines.</param>
    /// <param name="fixedRoles">Roles that corrections demand, by index of the line.</param>
    public static RoleVerdict[] Decide(Surroundings all, IReadOnlyDictionary<int, Role> fixedRoles)
    {
        int lines = all.Lines.Length;
        if (lines == 0)
        {
            return [];
        }

        short[] own = new short[lines * Row];
        for (int line = 0; line < lines; line++)
        {
            Weigh(all, all.Lines[line], fixedRoles, own.AsSpan(line * Row, Row));
        }

        return Backward(own, Forward(own, lines), lines);
    }

    private static void Weigh(Surroundings all, TextLine line, IReadOnlyDictionary<int, Role> fixedRoles, Span<short> scores)
    {
        Role wanted = default;
        bool asked = fixedRoles.Count > 0 && fixedRoles.TryGetValue(line.Index, out wanted);
        for (int role = 1; role < Count; role++)
        {
            int forced = asked ? (role == (int)wanted ? Demanded : -Demanded) : 0;
            scores[role] = (short)(RoleGrammar.Halves(RoleEvidence.Score(all, line, (Role)role)) + forced);
        }
    }

    // Best sum of the lines up to and including this one, for each role of this one; of the first line of every stretch.
    private static short[] Forward(ReadOnlySpan<short> own, int lines)
    {
        short[] firsts = new short[((lines - 1) / Stretch * Row) + Row];
        Span<short> here = stackalloc short[Row];
        Add(RoleGrammar.After((int)Role.Junk), own[..Row], here);
        here.CopyTo(firsts);
        int last = lines - 1 - ((lines - 1) % Stretch);
        for (int line = 1; line <= last; line++)
        {
            Step(here, own.Slice(line * Row, Row), here);
            if (line % Stretch == 0)
            {
                here.CopyTo(firsts.AsSpan(line / Stretch * Row));
            }
        }

        return firsts;
    }

    // The same for all lines of a stretch.
    private static void Fill(ReadOnlySpan<short> own, ReadOnlySpan<short> first, Span<short> ahead)
    {
        first.CopyTo(ahead);
        for (int at = Row; at < own.Length; at += Row)
        {
            Step(ahead.Slice(at - Row, Row), own.Slice(at, Row), ahead.Slice(at, Row));
        }
    }

    private static void Step(ReadOnlySpan<short> before, ReadOnlySpan<short> own, Span<short> here)
    {
        Highest(before, isForward: true, here);
        Add(here, own, here);
        Level(here);
    }

    // Goes back with the best sum of the lines after this one, for each role of this one, and chooses on the way.
    private static RoleVerdict[] Backward(short[] own, short[] firsts, int lines)
    {
        RoleVerdict[] verdicts = new RoleVerdict[lines];
        short[] ahead = new short[Math.Min(lines, Stretch) * Row];
        Span<short> behind = stackalloc short[Row];
        Span<short> after = stackalloc short[Row];
        RoleGrammar.Before((int)Role.Junk).CopyTo(behind);
        for (int line = lines - 1; line >= 0; line--)
        {
            int first = line - (line % Stretch);
            if (line == lines - 1 || line % Stretch == Stretch - 1)
            {
                Fill(own.AsSpan(first * Row, (line - first + 1) * Row), firsts.AsSpan(first / Stretch * Row, Row), ahead);
            }

            verdicts[line] = Choose(ahead.AsSpan((line - first) * Row, Row), behind);
            Add(behind, own.AsSpan(line * Row, Row), after);
            Highest(after, isForward: false, behind);
            Level(behind);
        }

        return verdicts;
    }

    private static void Add(ReadOnlySpan<short> first, ReadOnlySpan<short> second, Span<short> sums) =>
        (Vector256.Create(first) + Vector256.Create(second)).CopyTo(sums);

    // For every role the highest sum of a score of its neighbour and what the grammar adds for the two.
    private static void Highest(ReadOnlySpan<short> neighbour, bool isForward, Span<short> highest)
    {
        Vector256<short> best = Vector256.Create(short.MinValue);
        for (int role = 1; role < Count; role++)
        {
            ReadOnlySpan<short> costs = isForward ? RoleGrammar.After(role) : RoleGrammar.Before(role);
            best = Vector256.Max(best, Vector256.Create(neighbour[role]) + Vector256.Create(costs));
        }

        best.CopyTo(highest);
    }

    // Only differences within a line count; sums over a long text would go out of range.
    private static void Level(Span<short> sums) => (Vector256.Create<short>(sums) - Vector256.Create(sums[(int)Role.Body])).CopyTo(sums);

    private static RoleVerdict Choose(ReadOnlySpan<short> ahead, ReadOnlySpan<short> behind)
    {
        int best = 0;
        int highest = int.MinValue;
        int second = int.MinValue;
        for (int role = 1; role < Count; role++)
        {
            int sum = ahead[role] + behind[role];
            if (sum > highest)
            {
                (second, highest, best) = (highest, sum, role);
            }
            else
            {
                second = Math.Max(second, sum);
            }
        }

        return new RoleVerdict((Role)best, (highest - second) / 2f);
    }
}

/// <summary>The role decided for a line.</summary>
/// <param name="Role">The role.</param>
/// <param name="Margin">By how much the best reading beats the best one in which the line has another role.</param>
internal readonly record struct RoleVerdict(Role Role, float Margin)
{
    /// <summary>How sure that is, 0.5 … 1: the margin as odds.</summary>
    public double Confidence => 1 / (1 + Math.Exp(-(double)Margin / 2));
}
