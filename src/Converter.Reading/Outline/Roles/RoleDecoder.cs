using System.Runtime.Intrinsics;
using Converter.Documents;
using Converter.Reading.Outline.Lines;

namespace Converter.Reading.Outline.Roles;

/// <summary>
/// Finds the reading of all lines together whose evidence and grammar add up highest (the Viterbi algorithm: linear in the number of
/// lines), and for every line by how much it beats the best reading in which that line has another role.
/// </summary>
internal static class RoleDecoder
{
    private const int Count = RoleGrammar.Count;
    private const int Row = RoleGrammar.Row;

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

        float[] own = new float[lines * Row];
        for (int line = 0; line < lines; line++)
        {
            Weigh(all, all.Lines[line], fixedRoles, own.AsSpan(line * Row, Row));
        }

        return Backward(own, Forward(own, lines), lines);
    }

    private static void Weigh(Surroundings all, TextLine line, IReadOnlyDictionary<int, Role> fixedRoles, Span<float> scores)
    {
        Role wanted = default;
        bool asked = fixedRoles.Count > 0 && fixedRoles.TryGetValue(line.Index, out wanted);
        for (int role = 1; role < Count; role++)
        {
            double forced = asked ? (role == (int)wanted ? 1000 : -1000) : 0;
            scores[role] = (float)(RoleEvidence.Score(all, line, (Role)role) + forced);
        }
    }

    // Best sum of the lines up to and including this one, for each role of this one; of the first line of every stretch.
    private static float[] Forward(float[] own, int lines)
    {
        float[] firsts = new float[((lines - 1) / Stretch * Row) + Row];
        Span<float> here = stackalloc float[Row];
        Add(RoleGrammar.After((int)Role.Junk), own.AsSpan(0, Row), here);
        here.CopyTo(firsts);
        for (int line = 1; line < lines; line++)
        {
            Step(here, own.AsSpan(line * Row, Row), here);
            if (line % Stretch == 0)
            {
                here.CopyTo(firsts.AsSpan(line / Stretch * Row));
            }
        }

        return firsts;
    }

    // The same for all lines of a stretch.
    private static void Fill(ReadOnlySpan<float> own, ReadOnlySpan<float> first, Span<float> ahead)
    {
        first.CopyTo(ahead);
        for (int at = Row; at < own.Length; at += Row)
        {
            Step(ahead.Slice(at - Row, Row), own.Slice(at, Row), ahead.Slice(at, Row));
        }
    }

    private static void Step(ReadOnlySpan<float> before, ReadOnlySpan<float> own, Span<float> here)
    {
        Highest(before, isForward: true, here);
        Add(here, own, here);
        Level(here);
    }

    // Goes back with the best sum of the lines after this one, for each role of this one, and chooses on the way.
    private static RoleVerdict[] Backward(float[] own, float[] firsts, int lines)
    {
        RoleVerdict[] verdicts = new RoleVerdict[lines];
        float[] ahead = new float[Math.Min(lines, Stretch) * Row];
        Span<float> behind = stackalloc float[Row];
        Span<float> after = stackalloc float[Row];
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

    private static void Add(ReadOnlySpan<float> first, ReadOnlySpan<float> second, Span<float> sums)
    {
        for (int half = 0; half < Row; half += Row / 2)
        {
            (Vector256.Create(first[half..]) + Vector256.Create(second[half..])).CopyTo(sums[half..]);
        }
    }

    // For every role the highest sum of a score of its neighbour and what the grammar adds for the two.
    private static void Highest(ReadOnlySpan<float> neighbour, bool isForward, Span<float> highest)
    {
        Vector256<float> low = Vector256.Create(float.NegativeInfinity);
        Vector256<float> high = low;
        for (int role = 1; role < Count; role++)
        {
            ReadOnlySpan<float> costs = isForward ? RoleGrammar.After(role) : RoleGrammar.Before(role);
            Vector256<float> score = Vector256.Create(neighbour[role]);
            low = Vector256.Max(low, score + Vector256.Create(costs));
            high = Vector256.Max(high, score + Vector256.Create(costs[(Row / 2)..]));
        }

        low.CopyTo(highest);
        high.CopyTo(highest[(Row / 2)..]);
    }

    // Only differences within a line count; sums over a long text would lose them.
    private static void Level(Span<float> sums)
    {
        float highest = float.NegativeInfinity;
        for (int role = 1; role < Count; role++)
        {
            highest = Math.Max(highest, sums[role]);
        }

        for (int role = 1; role < Count; role++)
        {
            sums[role] -= highest;
        }
    }

    private static RoleVerdict Choose(ReadOnlySpan<float> ahead, ReadOnlySpan<float> behind)
    {
        int best = 0;
        float highest = float.NegativeInfinity;
        float second = float.NegativeInfinity;
        for (int role = 1; role < Count; role++)
        {
            float sum = ahead[role] + behind[role];
            if (sum > highest)
            {
                (second, highest, best) = (highest, sum, role);
            }
            else
            {
                second = Math.Max(second, sum);
            }
        }

        return new RoleVerdict((Role)best, highest - second);
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
