using System.Collections.Immutable;

namespace Converter.Styles.Styling;

/// <summary>Breaks a title into lines by sense and shape (GB/T 9704 7.3.1).</summary>
public static class TitleBreaker
{
    /// <summary>The line breaks of a title.</summary>
    /// <param name="title">The title in one piece.</param>
    /// <param name="capacity">Width of a line in em.</param>
    /// <param name="given">Where the author broke it.</param>
    /// <returns>Indices before which a line begins, in rising order, never 0.</returns>
    public static ImmutableArray<int> Break(string title, decimal capacity, ImmutableArray<int> given)
    {
        int lines = (int)Math.Ceiling(TextWidth.Of(title) / capacity);
        if (lines <= 1 || !given.IsEmpty)
        {
            return given;
        }

        return [.. Enumerable.Range(1, lines - 1).Select(line => title.Length * line / lines)];
    }
}
