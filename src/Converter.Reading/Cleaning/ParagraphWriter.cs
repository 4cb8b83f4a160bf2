using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Converter.Documents;
using Converter.Reading.Cleaning.Characters;
using Converter.Reading.Cleaning.Junk;
using Converter.Reading.Cleaning.Lines;
using Converter.Reading.Cleaning.Mending;
using Converter.Reading.Importing;

namespace Converter.Reading.Cleaning;

/// <summary>Puts the lines of a text together into paragraphs and writes the account of what was changed.</summary>
/// <param name="source">The decoded original.</param>
/// <param name="lines">Its lines that are not blank.</param>
/// <param name="mender">Mends the characters of a paragraph; <see langword="null"/> where nothing is to be mended.</param>
/// <param name="marks">What the file says of its lines.</param>
internal sealed class ParagraphWriter(SourceText source, ImmutableArray<SourceLine> lines, Mender? mender, TextMarks marks)
{
    private readonly ImmutableArray<CleanLine>.Builder _clean = ImmutableArray.CreateBuilder<CleanLine>();
    private readonly ImmutableArray<RemovedLine>.Builder _removed = ImmutableArray.CreateBuilder<RemovedLine>();
    private readonly ImmutableArray<TextChange>.Builder _changed = ImmutableArray.CreateBuilder<TextChange>();
    private readonly ParagraphBuffer _buffer = new();
    private readonly List<int> _part = [];
    private readonly List<BlockLine> _parts = [];
    private int _markup;

    /// <summary>Writes the cleaned text.</summary>
    /// <param name="wrapping">Where lines are to be joined.</param>
    /// <param name="junk">The verdict on each line.</param>
    public CleanedText Write(Wrapping wrapping, ReadOnlySpan<JunkVerdict?> junk)
    {
        bool pageBetween = false;
        _clean.Capacity = junk.Count(default(JunkVerdict));
        for (int index = 0; index < lines.Length; index++)
        {
            if (junk[index] is { } verdict)
            {
                Remove(lines[index], verdict);
                pageBetween |= verdict.Rule is Rules.StructureRules.PageNumber or Rules.StructureRules.RunningHead;
                continue;
            }

            if (_part.Count > 0 && (StandsAlone(_part[^1]) || StandsAlone(index) || !wrapping.Continues(_part[^1], index, pageBetween)))
            {
                Finish();
            }

            _part.Add(index);
            pageBetween = false;
        }

        Finish();
        _removed.Sort((one, other) => one.Number.CompareTo(other.Number));
        return new CleanedText(source, _clean.DrainToImmutable(), _removed.DrainToImmutable(), _changed.DrainToImmutable()) { Marks = marks };
    }

    private void Remove(SourceLine line, JunkVerdict verdict) => _removed.Add(
        new RemovedLine(line.Number, source.Line(line.Number).ToString(), verdict.Rule, verdict.Confidence) { Reason = verdict.Reason });

    private void Finish()
    {
        if (_part.Count == 0)
        {
            return;
        }

        SourceLine first = lines[_part[0]];
        if (mender is null || ((first.Kinds & CharacterKind.Suspect) == 0 && _part.Count == 1 && !HasMarkup(first)))
        {
            Add(MappedText.FromSource(source, first.Content), [new BlockLine(0, first.Number)]);
        }
        else
        {
            Mend(mender);
        }

        _part.Clear();
    }

    private void Mend(Mender mend)
    {
        Fill();
        CharacterKind kinds = CharacterKind.None;
        foreach (int index in _part)
        {
            kinds |= lines[index].Kinds;
        }

        LineMarks? first = marks.Of(lines[_part[0]].Number);
        if ((kinds & CharacterKind.Suspect) != 0 && first is not { IsVerbatim: true })
        {
            mend.Mend(_buffer, kinds, spaces: first is not { Row: not null });
        }

        _parts.Clear();
        foreach (int index in _part)
        {
            _parts.Add(new BlockLine(0, lines[index].Number));
        }

        Span<BlockLine> parts = CollectionsMarshal.AsSpan(_parts);
        MappedText text = _buffer.Edits == 0 ? MappedText.FromSource(source, lines[_part[0]].Content) : _buffer.ToMappedText(source, parts);
        if (text.Length == 0)
        {
            RemoveEmpty();
            return;
        }

        Add(text, parts);
        _buffer.Report(source, _changed);
    }

    private void Fill()
    {
        _buffer.Clear();
        for (int part = 0; part < _part.Count; part++)
        {
            SourceSpan content = lines[_part[part]].Content;
            if (part > 0)
            {
                SourceSpan before = lines[_part[part - 1]].Content;
                bool space = CharacterTable.Is(source.Text[before.End - 1], CharacterKind.Western)
                    && CharacterTable.Is(source.Text[content.Start], CharacterKind.Western);
                int next = source.LineStart(lines[_part[part - 1]].Number + 1);
                _buffer.AddBreak(new SourceSpan(before.End, next - before.End), space);
            }

            _buffer.Add(source, content);
            TakeMarkupOut(lines[_part[part]]);
        }
    }

    private bool StandsAlone(int index) =>
        marks.Of(lines[index].Number) is { Row: not null } or { IsVerbatim: true } or { IsListItem: true } or { HashLevel: > 0 };

    private bool HasMarkup(SourceLine line)
    {
        while (_markup < marks.Markup.Length && marks.Markup[_markup].End <= line.Content.Start)
        {
            _markup++;
        }

        return _markup < marks.Markup.Length && marks.Markup[_markup].Start < line.Content.End;
    }

    private void TakeMarkupOut(SourceLine line)
    {
        bool any = mender?.IsOn(MendingRule.MarkupMarkdown) == true && HasMarkup(line);
        for (int at = _markup; any && at < marks.Markup.Length && marks.Markup[at].Start < line.Content.End; at++)
        {
            _buffer.TakeOut(marks.Markup[at], line.Content, MendingRule.MarkupMarkdown);
        }
    }

    // Nothing was left: the line held control characters or markup only.
    private void RemoveEmpty()
    {
        bool markup = HasMarkup(lines[_part[0]]);
        JunkVerdict verdict = markup
            ? new JunkVerdict(MendingRules.Id(MendingRule.MarkupMarkdown), 1, new Message("整行是 Markdown 标记", "the line is Markdown markup"))
            : new JunkVerdict(MendingRules.Id(MendingRule.CharactersControl), 1, new Message("整行只有控制字符", "the line holds control characters only"));
        foreach (int index in _part)
        {
            Remove(lines[index], verdict);
        }
    }

    private void Add(MappedText text, ReadOnlySpan<BlockLine> parts)
    {
        SourceLine first = lines[_part[0]];
        _clean.Add(new CleanLine(text, parts)
        {
            Indent = first.Indent,
            TrailingBlanks = lines[_part[^1]].TrailingBlanks,
            BlankLinesBefore = first.BlankLinesBefore,
            MayHaveBlanks = (first.Kinds & CharacterKind.Blank) != 0 || source.LineSpan(first.Number).End > first.Content.End,
        });
    }
}
