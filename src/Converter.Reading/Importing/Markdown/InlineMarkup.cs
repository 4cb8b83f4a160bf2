using Converter.Documents;

namespace Converter.Reading.Importing.Markdown;

/// <summary>Finds the markup within a line of Markdown: emphasis, code, links, pictures, escapes. One pass over the line.</summary>
/// <param name="text">The whole text.</param>
/// <param name="markup">Takes the stretches that are markup, not always in order.</param>
internal sealed class InlineMarkup(SourceText text, List<SourceSpan> markup)
{
    private const string Escapable = "\\`*_{}[]()#+-.!|~>";
    private static readonly Emphasis[] Kinds = [Emphasis.Italic, Emphasis.Bold, Emphasis.Bold | Emphasis.Italic];
    private readonly int[] _open = new int[8];

    /// <summary>The stretches of the line last read that are bold, markup included.</summary>
    public List<SourceSpan> Bold { get; } = [];

    /// <summary>What the line last read emphasises, markup left out.</summary>
    public List<EmphasisSpan> Emphases { get; } = [];

    /// <summary>Pictures met so far: where they stand and what they are called.</summary>
    public List<(int At, string Name)> Pictures { get; } = [];

    /// <summary>Reads a stretch of a line.</summary>
    public void Read(int start, int end)
    {
        Bold.Clear();
        Emphases.Clear();
        Array.Fill(_open, -1);
        for (int at = start; at < end;)
        {
            at += text.Text[at] switch
            {
                '\\' when at + 1 < end && Escapable.Contains(text.Text[at + 1], StringComparison.Ordinal) => Escape(at),
                '`' => Code(at, end),
                '*' or '_' => Emphasise(at, start, end),
                '!' when at + 1 < end && text.Text[at + 1] == '[' => Link(at, end, 1),
                '[' => Link(at, end, 0),
                _ => 1,
            };
        }
    }

    private int Escape(int at)
    {
        markup.Add(new SourceSpan(at, 1));
        return 2;
    }

    private int Code(int at, int end)
    {
        int ticks = RunLength(at, end);
        int close = text.Text.AsSpan(at + ticks, end - at - ticks).IndexOf(text.Text.AsSpan(at, ticks));
        if (close <= 0)
        {
            return ticks;
        }

        markup.Add(new SourceSpan(at, ticks));
        markup.Add(new SourceSpan(at + ticks + close, ticks));
        return ticks + close + ticks;
    }

    // A mark opens before a character and closes behind one; an underscore within a word is a character of it.
    private int Emphasise(int at, int start, int end)
    {
        int length = RunLength(at, end);
        char mark = text.Text[at];
        char before = at > start ? text.Text[at - 1] : ' ';
        char after = at + length < end ? text.Text[at + length] : ' ';
        bool inWord = mark == '_' && char.IsLetterOrDigit(before) && char.IsLetterOrDigit(after);
        bool inSum = char.IsAsciiDigit(before) && char.IsAsciiDigit(after);
        if (length > 3 || inWord || inSum)
        {
            return length;
        }

        int key = length + (mark == '_' ? 4 : 0);
        int opened = _open[key];
        if (opened >= 0 && !char.IsWhiteSpace(before) && at > opened + length)
        {
            markup.Add(new SourceSpan(opened, length));
            markup.Add(new SourceSpan(at, length));
            _open[key] = -1;
            Emphases.Add(new EmphasisSpan(new SourceSpan(opened + length, at - opened - length), Kinds[length - 1]));
            if (length >= 2)
            {
                Bold.Add(new SourceSpan(opened, at + length - opened));
            }
        }
        else if (!char.IsWhiteSpace(after))
        {
            _open[key] = at;
        }

        return length;
    }

    // [text](address): the text stays; of a picture nothing does.
    private int Link(int at, int end, int bang)
    {
        ReadOnlySpan<char> rest = text.Text.AsSpan(at + bang, Math.Min(end - at - bang, 2000));
        int close = rest.IndexOf("](");
        int last = close < 0 ? -1 : rest[close..].IndexOf(')');
        bool nested = close > 0 && rest[1..close].Contains('[');
        if (close < 1 || last < 0 || nested || (close == 1 && bang == 0))
        {
            return 1;
        }

        int length = bang + close + last + 1;
        if (bang == 1)
        {
            Pictures.Add((at, rest[1..close].ToString()));
            markup.Add(new SourceSpan(at, length));
            return length;
        }

        markup.Add(new SourceSpan(at, 1));
        markup.Add(new SourceSpan(at + close, last + 1));
        return length;
    }

    private int RunLength(int at, int end)
    {
        int length = text.Text.AsSpan(at, end - at).IndexOfAnyExcept(text.Text[at]);
        return length < 0 ? end - at : length;
    }
}
