namespace Converter.Styles.Styling;

/// <summary>Knows the lines of minutes that name who was there (GB/T 9704 10.3).</summary>
internal static class AttendanceLine
{
    private const int LongestLabel = 6;
    private static readonly string[] Words = ["出席", "请假", "列席", "缺席", "参加", "主持", "记录"];

    /// <summary>Length of the word with its colon (出席：, 列席人员：); 0 for any other line.</summary>
    /// <param name="text">The line.</param>
    public static int LabelLength(string text)
    {
        int colon = text.AsSpan().IndexOfAny('：', ':');
        return colon is > 0 and <= LongestLabel && Array.Exists(Words, word => text.StartsWith(word, StringComparison.Ordinal)) ? colon + 1 : 0;
    }
}
