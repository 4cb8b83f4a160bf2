using Converter.Documents;
using Converter.Reading.Outline.Enumerators;
using Converter.Reading.Outline.Roles;

namespace Converter.Reading.Outline.Series;

/// <summary>For every numbered paragraph the next one of its family with the next number, in one pass from the end.</summary>
internal static class Successors
{
    /// <summary>The index of the line with the next number, by index of the line; <see cref="int.MaxValue"/> where there is none in its document.</summary>
    public static int[] Find(Surroundings all, RoleVerdict[] roles)
    {
        int[] successors = new int[roles.Length];
        Dictionary<(EnumeratorFamily Family, long Prefix, int Value), int> seen = [];
        for (int index = roles.Length - 1; index >= 0; index--)
        {
            successors[index] = int.MaxValue;
            if (OpensDocument(roles, index))
            {
                seen.Clear();
            }
            else if (NumberOf(all, roles, index) is { } marker)
            {
                successors[index] = seen.GetValueOrDefault((marker.Family, marker.Prefix, marker.Value + 1), int.MaxValue);
                seen[(marker.Family, marker.Prefix, marker.Value)] = index;
            }
        }

        return successors;
    }

    /// <summary>The enumerator of a numbered paragraph; <see langword="null"/> for any other line and in a table of contents.</summary>
    public static Enumerator? NumberOf(Surroundings all, RoleVerdict[] roles, int index) =>
        roles[index].Role is Role.Body or Role.Heading && !all.IsContents(index) ? all.Lines[index].Marker : null;

    /// <summary>Whether a document, the main one or an attachment, begins at a line, and the numbers with it.</summary>
    public static bool OpensDocument(RoleVerdict[] roles, int index) =>
        roles[index].Role == Role.Attachment || (roles[index].Role == Role.Title && (index == 0 || roles[index - 1].Role != Role.Title));
}
