using System.Collections.Immutable;
using Converter.Documents;
using Converter.Styles;
using Converter.Styles.Sheets;
using Converter.Styles.Styling;
using Converter.Typesetting.Faces;
using Converter.Typesetting.Lines;

namespace Converter.Typesetting.Tests.Lines;

/// <summary>A line as the tests look at it.</summary>
/// <param name="Text">Its characters.</param>
/// <param name="Adjustment">Sum of its adjustments in 1/1000 em.</param>
/// <param name="Edge">Right edge of what stands in the measure, a trimmed blank not counted, in 1/1000 em.</param>
/// <param name="Line">The line itself.</param>
internal sealed record ProbedLine(string Text, long Adjustment, long Edge, BrokenLine Line);

/// <summary>Breaks and adjusts text in a measure of so many em with a face of known widths.</summary>
internal static class LineProbe
{
    private const int Em = 1000;

    public static List<ProbedLine> Break(string text, LineOptions options)
    {
        CompositionOptions composition = new(options.Profile, options.Gap, options.CommaLimit, false) { StopsShrink = options.Stops };
        Composition cells = Compose(text, composition);
        long measure = options.Measure * Em;
        List<BrokenLine> lines = [];
        Measures measures = new(measure - (options.Indent * Em), measure, true, true);
        new LineBreaker(options.Profile).Break(cells, 0, cells.Count, measures, lines);
        LineAdjuster adjuster = new(options.Profile);
        List<ProbedLine> probed = [];
        foreach (BrokenLine broken in lines)
        {
            BrokenLine line = broken;
            adjuster.Adjust(cells, ref line);
            probed.Add(Probe(text, cells, line));
        }

        return probed;
    }

    private static Composition Compose(string text, CompositionOptions options)
    {
        Length em = new(Em);
        PageFormat page = new(em, em, em, em, em, em, 1, 1, em, em, em);
        Typeface typeface = new("仿宋", ["Fixed"], ["Fixed"]);
        CharacterStyle style = new("", "", typeface, new Extent(em, 1, LengthUnit.Character), new Color(0, 0, 0, 100, "000000"));
        ParagraphStyle body = new("body", "Normal", "Normal", style, Alignment.Justified);
        StyleSheet sheet = new("test", "test", page, null, ImmutableSortedDictionary<string, ParagraphStyle>.Empty.Add("body", body), null, options);
        Document document = new(new SourceText(text), DocumentKind.Other, 1, []);
        FontResolver fonts = new(new StyledDocument(sheet, document, []), new FixedFace());
        ImmutableArray<StyledRun> runs = [new StyledRun(new MappedText(text, [new MapSegment(0, 0)]), style)];
        Composition cells = new();
        CellReader.Read(runs, cells);
        SharedMarks.Resolve(cells.Cells, chinese: false);
        WesternWords.Glue(cells.Cells);
        Glue.Apply(cells.Cells);
        new CellMeasurer(fonts, page).Measure(cells.Cells, runs);
        new SeamBuilder(options).Build(cells);
        return cells;
    }

    private static ProbedLine Probe(string text, Composition cells, in BrokenLine line)
    {
        int end = line.End < cells.Count ? cells.Cells[line.End].Index : text.Length;
        long edge = -line.Trim - line.Hanging;
        for (int i = line.Start; i < line.VisibleEnd; i++)
        {
            edge += cells.Cells[i].Width + (i + 1 < line.VisibleEnd ? cells.Seams[i].Kern + cells.Adjustments[i] : 0);
        }

        string characters = text[cells.Cells[line.Start].Index..end];
        return new ProbedLine(characters, LineRemark.AdjustmentOf(cells, line), edge, line);
    }
}

/// <summary>How a test line is to be broken.</summary>
internal sealed record LineOptions(CompositionProfile Profile, int Gap, int CommaLimit, int Measure, int Indent, bool Stops = true)
{
    /// <summary>The options of ../shared/clreq.md §11: profile G, no gap, 28 columns, commas down to half an em.</summary>
    public static LineOptions Default { get; } = new(CompositionProfile.Grid, 0, 500, 28, 0);

    /// <summary>Reads words such as <c>word gap=250 comma=250 measure=10 indent=2</c>.</summary>
    public static LineOptions Parse(string words)
    {
        LineOptions options = Default;
        foreach (string word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = word.Split('=');
            int number = parts.Length > 1 ? int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture) : 0;
            options = parts[0] switch
            {
                "grid" => options with { Profile = CompositionProfile.Grid },
                "word" => options with { Profile = CompositionProfile.Word },
                "strict" => options with { Profile = CompositionProfile.Strict },
                "gap" => options with { Gap = number },
                "comma" => options with { CommaLimit = number },
                "measure" => options with { Measure = number },
                "indent" => options with { Indent = number },
                "stops" => options with { Stops = number != 0 },
                _ => throw new FormatException($"unknown option '{word}'"),
            };
        }

        return options;
    }
}
