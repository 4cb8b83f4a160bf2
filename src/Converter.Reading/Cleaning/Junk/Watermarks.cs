using Converter.Documents;
using Converter.Reading.Cleaning.Rules;

namespace Converter.Reading.Cleaning.Junk;

/// <summary>
/// Finds the line that a site strews between the paragraphs of a text. A document has no such line: the same words do not head two sections
/// side by side. Words of advertising in it count; without any it must stand more often, and nothing but running text between its places.
/// </summary>
internal static class Watermarks
{
    private const int Shortest = 4;
    private const int Longest = 40;
    private const int LeastPlaces = 3;
    private const int LeastPlacesWithoutWords = 4;
    private const double Suspect = 0.25;
    private const string Advertising = "advertising";

    /// <summary>Condemns the line at each of its places.</summary>
    /// <param name="sheet">The text.</param>
    /// <param name="evidence">The words found, line by line.</param>
    public static void Find(JunkSheet sheet, LineEvidence?[] evidence)
    {
        Dictionary<string, List<int>> all = [];
        Dictionary<string, int> first = [];
        Dictionary<string, List<int>>.AlternateLookup<ReadOnlySpan<char>> repeated = all.GetAlternateLookup<ReadOnlySpan<char>>();
        Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> seen = first.GetAlternateLookup<ReadOnlySpan<char>>();
        for (int index = 0; index < sheet.Lines.Length; index++)
        {
            ReadOnlySpan<char> key = sheet.Profiles[index].Key;
            if (MayBeStrewn(sheet, index) && !seen.TryAdd(key, index))
            {
                ref List<int>? places = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(repeated, key, out _);
                (places ??= [seen[key]]).Add(index);
            }
        }

        foreach (List<int> places in all.Values)
        {
            Judge(sheet, evidence, places);
        }
    }

    private static bool MayBeStrewn(JunkSheet sheet, int index)
    {
        LineProfile profile = sheet.Profiles[index];
        return profile.Key.Length is >= Shortest and <= Longest && !sheet.IsJunk(index) && !sheet.Wrapping.IsInside(index)
            && !profile.IsProtected && !profile.EndsSentence && profile.Key[0] is not ('【' or '#') && !sheet.HasCells(index);
    }

    private static void Judge(JunkSheet sheet, LineEvidence?[] evidence, List<int> places)
    {
        int beside = places.Count(index => IsText(sheet, index - 1) && (IsText(sheet, index + 1) || IsMarker(sheet, index + 1)));
        int bare = 0;
        for (int at = 1; at < places.Count; at++)
        {
            bare += OnlyText(sheet, places[at - 1] + 1, places[at]) ? 1 : 0;
        }

        bool suspect = evidence[places[0]]?.Suspicion(sheet.Rules.List, Advertising) >= Suspect;
        bool strewn = suspect
            ? places.Count >= LeastPlaces && 2 * beside > places.Count
            : places.Count >= LeastPlacesWithoutWords && beside >= places.Count - 1 && bare >= LeastPlaces;
        for (int at = 0; strewn && at < places.Count; at++)
        {
            sheet.Mark(places[at], StructureRules.Watermark, new Message(
                $"同样的行出现 {places.Count} 次，夹在正文段落之间", $"the line stands {places.Count} times between paragraphs of the text"));
        }
    }

    private static bool OnlyText(JunkSheet sheet, int from, int to)
    {
        for (int index = from; index < to; index++)
        {
            if (!IsText(sheet, index) && !sheet.IsJunk(index))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsText(JunkSheet sheet, int index) =>
        index >= 0 && index < sheet.Lines.Length && !sheet.IsJunk(index) && sheet.IsRunningText(index);

    // The last of them may stand at the very end.
    private static bool IsMarker(JunkSheet sheet, int index) => index >= sheet.Lines.Length || sheet.Profiles[index].Has(LineForm.Marker);
}
