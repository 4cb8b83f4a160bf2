using Converter.Reading.Cleaning.Rules;

namespace Converter.Reading.Cleaning.Junk;

/// <summary>The head and the tail of a text: what stands before its first running text and after its last.</summary>
/// <param name="HeadEnd">Index behind the last line of the head.</param>
/// <param name="TailStart">Index of the first line of the tail.</param>
internal readonly record struct Edges(int HeadEnd, int TailStart)
{
    // What a site adds stands at the very edge; an attachment of short lines is no tail.
    private const int Deepest = 40;

    /// <summary>No head and no tail: only what holds anywhere holds.</summary>
    public static Edges None => new(0, int.MaxValue);

    /// <summary>Finds head and tail.</summary>
    public static Edges Of(JunkSheet sheet)
    {
        int count = sheet.Lines.Length;
        int head = 0;
        while (head < count && head < Deepest && (sheet.IsJunk(head) || !sheet.IsRunningText(head)))
        {
            head++;
        }

        int tail = count;
        while (tail > 0 && count - tail < Deepest && (sheet.IsJunk(tail - 1) || !sheet.IsRunningText(tail - 1)))
        {
            tail--;
        }

        return new Edges(head, tail);
    }

    /// <summary>Whether a line lies in a zone.</summary>
    public bool Holds(Zone zone, int index) => zone switch
    {
        Zone.Anywhere => true,
        Zone.Head => index < HeadEnd,
        Zone.Tail => index >= TailStart,
        _ => index < HeadEnd || index >= TailStart,
    };
}
