using System.Collections.Immutable;
using Converter.Documents;
using Converter.Reading.Cleaning.Characters;
using Converter.Reading.Cleaning.Lines;
using Converter.Reading.Cleaning.Rules;

namespace Converter.Reading.Cleaning.Junk;

/// <summary>The lines of one text with what is known of them, on which the finders of junk write their verdicts.</summary>
internal sealed class JunkSheet
{
    // No rule takes a longer line; such lines are running text.
    private const int LongestKey = 240;

    // From this length on, in characters, a line is running text.
    private const int RunningText = 45;
    private const int RunningSentence = 25;

    private readonly ImmutableArray<SourceLine> _all;

    // Whether the text as it came was cut by a hard wrap; with fewer lines it may look otherwise.
    private readonly bool _cameWrapped;
    private readonly CleaningOptions _options;

    // Whether each of the rules by words and forms is to be used.
    private readonly bool[] _on;
    private readonly JunkVerdict?[] _verdicts;

    /// <summary>Profiles every line.</summary>
    public JunkSheet(SourceText source, ImmutableArray<SourceLine> lines, Wrapping wrapping, CleaningRules rules, CleaningOptions options)
    {
        Source = source;
        _all = lines;
        _cameWrapped = wrapping.IsWrapped;
        Lines = new LinesLeft(lines, null);
        Wrapping = wrapping;
        Rules = rules;
        _options = options;
        _on = [.. rules.List.Junk.Select(rule => IsOn(rule.Id))];
        _verdicts = new JunkVerdict?[lines.Length];
        Profiles = new LineProfile[lines.Length];
        for (int index = 0; index < lines.Length; index++)
        {
            Profiles[index] = ProfileOf(lines[index]);
        }
    }

    private JunkSheet(JunkSheet before, LinesLeft lines, Wrapping wrapping)
    {
        Source = before.Source;
        _all = before._all;
        _cameWrapped = before._cameWrapped;
        Lines = lines;
        Wrapping = wrapping;
        Rules = before.Rules;
        _options = before._options;
        _on = before._on;
        _verdicts = new JunkVerdict?[lines.Length];
        Profiles = before.Profiles;
    }

    /// <summary>The decoded original.</summary>
    public SourceText Source { get; }

    /// <summary>The lines that are not blank.</summary>
    public LinesLeft Lines { get; }

    /// <summary>Where the text was cut by a hard wrap.</summary>
    public Wrapping Wrapping { get; }

    /// <summary>The rules.</summary>
    public CleaningRules Rules { get; }

    /// <summary>The profiles of the lines, in the same order; behind those of the last line the array may hold others.</summary>
    public LineProfile[] Profiles { get; }

    /// <summary>The verdict on each line; <see langword="null"/> for a line of the document.</summary>
    public Span<JunkVerdict?> Verdicts => _verdicts;

    /// <summary>Number of lines condemned so far.</summary>
    public int Condemned { get; private set; }

    /// <summary>The words and forms of each line that speak for junk, once they were looked for; a line has them whatever its neighbours are.</summary>
    public LineEvidence?[]? Evidence { get; set; }

    /// <summary>
    /// What is left when the lines condemned so far are taken out, as a second cleaning would see it. It takes the place of this sheet, whose
    /// profiles it has; in a long text they are large.
    /// </summary>
    public JunkSheet Rest()
    {
        int[] places = new int[Lines.Length - Condemned];

        // In a text that was cut by a hard wrap, the lines inside paragraphs were not looked at, and others may be inside now.
        LineEvidence?[]? evidence = _cameWrapped || Evidence is null ? null : new LineEvidence?[places.Length];
        int left = 0;
        for (int index = 0; index < Lines.Length; index++)
        {
            if (!IsJunk(index))
            {
                places[left] = Lines.PlaceOf(index);
                Profiles[left] = Profiles[index];
                if (evidence is not null)
                {
                    evidence[left] = Evidence![index];
                }

                left++;
            }
        }

        LinesLeft rest = new(_all, places);
        Wrapping wrapping = _cameWrapped ? Wrapping.Detect(Source, rest.ToArray()) : Wrapping;
        return new JunkSheet(this, rest, wrapping) { Evidence = evidence };
    }

    /// <summary>Whether a line was found to be junk.</summary>
    public bool IsJunk(int index) => _verdicts[index] is not null;

    /// <summary>Whether a line was found to be junk by a rule of a group.</summary>
    public bool IsJunk(int index, string group) => _verdicts[index] is { } verdict && RuleIds.IsOf(verdict.Rule, group);

    /// <summary>Whether a rule is to be used.</summary>
    public bool IsOn(string rule) => !Rules.List.Off.Contains(rule) && !_options.Keeps(rule);

    /// <summary>Whether a rule by words and forms is to be used.</summary>
    /// <param name="rule">Its index in the list.</param>
    public bool IsOn(int rule) => _on[rule];

    /// <summary>Whether a line reads like running text.</summary>
    public bool IsRunningText(int index) =>
        (Profiles[index].Length >= RunningText && (Profiles[index].Key.Length == 0 || Profiles[index].Has(LineForm.Clauses)))
        || (Profiles[index].Length >= RunningSentence && Profiles[index].Has(LineForm.Sentence))
        || Wrapping.IsInside(index);

    /// <summary>Whether tabs or wide blanks divide a line into cells.</summary>
    public bool HasCells(int index)
    {
        ReadOnlySpan<char> content = Source.Text.AsSpan(Lines[index].Content.Start, Lines[index].Content.Length);
        return content.Contains('\t') || content.Contains('\u3000') || content.Contains("  ", StringComparison.Ordinal);
    }

    /// <summary>Condemns a line by a rule of structure.</summary>
    public void Mark(int index, string rule, Message reason)
    {
        if (IsOn(rule))
        {
            Mark(index, rule, Rules.List.Confidences.GetValueOrDefault(rule, 0.9), reason);
        }
    }

    /// <summary>Condemns a line, unless it is condemned already.</summary>
    public void Mark(int index, string rule, double confidence, Message reason)
    {
        Condemned += _verdicts[index] is null ? 1 : 0;
        _verdicts[index] ??= new JunkVerdict(rule, confidence, reason);
    }

    private LineProfile ProfileOf(SourceLine line)
    {
        ReadOnlySpan<char> content = Source.Text.AsSpan(line.Content.Start, line.Content.Length);
        if (content.Length > 2 * LongestKey)
        {
            return new LineProfile(string.Empty, 0, 0, content.Length, LineForm.LongSentence);
        }

        return (line.Kinds & CharacterKind.Folded) == 0
            ? ProfileOf(line, content, Source.Text, line.Content.Start, content.Length)
            : ProfileOfFolded(line, content);
    }

    private LineProfile ProfileOfFolded(SourceLine line, ReadOnlySpan<char> content)
    {
        Span<char> buffer = stackalloc char[2 * LongestKey];
        ReadOnlySpan<char> key = buffer[..LineKey.Write(content, buffer)];
        return key.Length > LongestKey
            ? new LineProfile(string.Empty, 0, 0, key.Length, LineForm.LongSentence)
            : ProfileOf(line, content, new string(key), 0, key.Length);
    }

    private static LineProfile ProfileOf(SourceLine line, ReadOnlySpan<char> content, string text, int start, int length) => length > LongestKey
        ? new LineProfile(string.Empty, 0, 0, length, LineForm.LongSentence)
        : new LineProfile(text, start, length, length, LineForms.Of(text.AsSpan(start, length), content, line.Kinds));
}

/// <summary>Why a line is junk.</summary>
/// <param name="Rule">Identifier of the rule.</param>
/// <param name="Confidence">How sure that is, 0 … 1.</param>
/// <param name="Reason">The evidence in one sentence.</param>
internal sealed record JunkVerdict(string Rule, double Confidence, Message Reason);
