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

        float[] own = new float[lines * Count];
        for (int line = 0; line < lines; line++)
        {
            Weigh(all, all.Lines[line], fixedRoles, own.AsSpan(line * Count, Count));
        }

        float[] ahead = Forward(own, lines);
        float[] behind = Backward(own, lines);
        return Choose(ahead, behind, lines);
    }

    private static void Weigh(Surroundings all, TextLine line, IReadOnlyDictionary<int, Role> fixedRoles, Span<float> scores)
    {
        for (int role = 1; role < Count; role++)
        {
            bool asked = fixedRoles.TryGetValue(line.Index, out Role wanted);
            double forced = asked ? (role == (int)wanted ? 1000 : -1000) : 0;
            scores[role] = (float)(RoleEvidence.Score(all, line, (Role)role) + forced);
        }
    }

    // Best sum of the lines up to and including this one, for each role of this one.
    private static float[] Forward(float[] own, int lines)
    {
        float[] best = new float[lines * Count];
        for (int role = 1; role < Count; role++)
        {
            best[role] = own[role] + (float)RoleGrammar.Follows((int)Role.Junk, role);
        }

        for (int at = Count; at < best.Length; at += Count)
        {
            for (int role = 1; role < Count; role++)
            {
                float highest = float.NegativeInfinity;
                for (int before = 1; before < Count; before++)
                {
                    highest = Math.Max(highest, best[at - Count + before] + (float)RoleGrammar.Follows(before, role));
                }

                best[at + role] = highest + own[at + role];
            }

            Level(best.AsSpan(at, Count));
        }

        return best;
    }

    // Best sum of the lines after this one, for each role of this one.
    private static float[] Backward(float[] own, int lines)
    {
        float[] best = new float[lines * Count];
        int last = (lines - 1) * Count;
        for (int role = 1; role < Count; role++)
        {
            best[last + role] = (float)RoleGrammar.Follows(role, (int)Role.Junk);
        }

        for (int at = last - Count; at >= 0; at -= Count)
        {
            for (int role = 1; role < Count; role++)
            {
                float highest = float.NegativeInfinity;
                for (int after = 1; after < Count; after++)
                {
                    float sum = best[at + Count + after] + own[at + Count + after] + (float)RoleGrammar.Follows(role, after);
                    highest = Math.Max(highest, sum);
                }

                best[at + role] = highest;
            }

            Level(best.AsSpan(at, Count));
        }

        return best;
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

    private static RoleVerdict[] Choose(float[] ahead, float[] behind, int lines)
    {
        RoleVerdict[] verdicts = new RoleVerdict[lines];
        for (int line = 0; line < lines; line++)
        {
            int best = 0;
            float highest = float.NegativeInfinity;
            float second = float.NegativeInfinity;
            for (int role = 1; role < Count; role++)
            {
                float sum = ahead[(line * Count) + role] + behind[(line * Count) + role];
                if (sum > highest)
                {
                    (second, highest, best) = (highest, sum, role);
                }
                else
                {
                    second = Math.Max(second, sum);
                }
            }

            verdicts[line] = new RoleVerdict((Role)best, highest - second);
        }

        return verdicts;
    }
}

/// <summary>The role decided for a line.</summary>
/// <param name="Role">The role.</param>
/// <param name="Margin">By how much the best reading beats the best one in which the line has another role.</param>
internal readonly record struct RoleVerdict(Role Role, double Margin)
{
    /// <summary>How sure that is, 0.5 … 1: the margin as odds.</summary>
    public double Confidence => 1 / (1 + Math.Exp(-Margin / 2));
}
