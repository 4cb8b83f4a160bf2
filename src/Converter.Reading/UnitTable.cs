namespace Converter.Reading;

/// <summary>
/// Tables with a value for every UTF-16 code unit, in pages of 256. Pages that are alike are kept once, those of the Han characters above all:
/// what a text needs of such a table are a few kilobytes, which stay in the nearest cache. The value of a unit is
/// <c>values[(pages[unit / PageLength] * PageLength) + (unit % PageLength)]</c>; both arrays are static in the class that has the table, so
/// that the compiler knows them.
/// </summary>
internal static class UnitTable
{
    /// <summary>Length of a page, and number of pages.</summary>
    public const int PageLength = 256;

    /// <summary>Keeps the pages that are unlike each other.</summary>
    /// <param name="values">The value of each code unit.</param>
    /// <param name="pages">Receives for each page its place among those that are kept.</param>
    public static T[] Fold<T>(T[] values, byte[] pages)
    {
        List<T[]> unlike = [];
        for (int page = 0; page < PageLength; page++)
        {
            T[] here = values[(page * PageLength)..((page + 1) * PageLength)];
            int place = unlike.FindIndex(other => other.SequenceEqual(here));
            if (place < 0)
            {
                place = unlike.Count;
                unlike.Add(here);
            }

            pages[page] = (byte)place;
        }

        return [.. unlike.SelectMany(page => page)];
    }
}
