using Converter.Reading.Outline.Enumerators;
using Converter.Reading.Outline.Lines;

namespace Converter.Reading.Outline.Series;

/// <summary>A numbered paragraph as a member of a series.</summary>
internal sealed class SeriesItem(TextLine line, Enumerator marker, NumberSeries series)
{
    public TextLine Line { get; } = line;

    public Enumerator Marker { get; } = marker;

    public NumberSeries Series { get; } = series;

    /// <summary>Whether the item is a heading; decided for the series as a whole.</summary>
    public bool IsHeading { get; set; }

    /// <summary>Whether its numbers go on within the paragraph, so that it opens a row of lead phrases.</summary>
    public bool IsInline { get; set; }

    /// <summary>Outline level of a heading, from 1.</summary>
    public int Level { get; set; }
}

/// <summary>Paragraphs whose enumerators make one row: 1, 2, 3 of one family under one parent.</summary>
internal sealed class NumberSeries(Enumerator first, SeriesItem? parent, int scope)
{
    /// <summary>The first enumerator; tells the family.</summary>
    public Enumerator First { get; } = first;

    /// <summary>The numbered paragraph that the series stands under.</summary>
    public SeriesItem? Parent { get; } = parent;

    /// <summary>The document within the text to which the series belongs: 0 for the main one, then the attachments.</summary>
    public int Scope { get; } = scope;

    public List<SeriesItem> Items { get; } = [];

    /// <summary>
    /// The series whose numbers this one goes on with though it stands under the next parent (一、…… 四、 in chapter one, 五、…… in chapter
    /// two); <see langword="null"/> where the numbers begin here.
    /// </summary>
    public NumberSeries? GoesOnFrom { get; set; }

    /// <summary>The series that are judged together with this one, itself among them, in order; set by the judge.</summary>
    public List<NumberSeries>? Group { get; set; }

    /// <summary>Score of the series for being headings; above 0 it is.</summary>
    public double Score { get; set; }

    public int LastValue => Items.Count == 0 ? 0 : Items[^1].Marker.Value;

    /// <summary>Whether an enumerator is of this family and, for 1.1, under the same numbers.</summary>
    public bool IsKin(Enumerator marker) =>
        marker.Family == First.Family && (marker.Family != EnumeratorFamily.Decimal || (marker.Depth == First.Depth && marker.Prefix == First.Prefix));
}
