using Converter.Documents;
using Converter.Reading.Outline.Lines;
using Converter.Reading.Outline.Roles;

namespace Converter.Reading.Outline.Series;

/// <summary>Headings without a number. Several of them in one document make a level above the numbers that begin and end below one of them.</summary>
internal static class UnnumberedHeadings
{
    /// <summary>For each line the unnumbered heading before it in its document; −1 where there is none.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="roles">The roles.</param>
    /// <param name="items">The numbered paragraphs.</param>
    public static int[] Above(TextLine[] lines, RoleVerdict[] roles, SeriesItem?[] items)
    {
        int[] above = new int[roles.Length];
        int last = -1;
        for (int index = 0; index < roles.Length; index++)
        {
            last = Successors.OpensDocument(roles, index) ? -1 : IsUnnumbered(lines, roles, items, index) ? index : last;
            above[index] = last;
        }

        int next = int.MaxValue;
        for (int index = roles.Length - 1; index >= 0; index--)
        {
            bool lonely = above[index] >= 0 && next == int.MaxValue && (above[index] == 0 || above[above[index] - 1] < 0);
            next = Successors.OpensDocument(roles, index) ? int.MaxValue : IsUnnumbered(lines, roles, items, index) ? index : next;
            above[index] = lonely ? -1 : above[index];
        }

        return above;
    }

    // A foreword stands beside the numbers, not above them.
    private static bool IsUnnumbered(TextLine[] lines, RoleVerdict[] roles, SeriesItem?[] items, int index) =>
        roles[index].Role == Role.Heading && items[index] is null && !TextRoles.IsForeword(lines[index]);
}
