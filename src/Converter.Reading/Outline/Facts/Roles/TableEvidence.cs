namespace Converter.Reading.Outline.Facts;

/// <summary>The evidence for and against a row of a table; its words and weights stand in <c>evidence.yaml</c>.</summary>
internal static class TableEvidence
{
    public static readonly Reason Cells = Evidence.Of("table.cells");
    public static readonly Reason TwoCells = Evidence.Of("table.two-cells");
    public static readonly Reason Tab = Evidence.Of("table.tab");
    public static readonly Reason Figures = Evidence.Of("table.figures");
    public static readonly Reason Neighbours = Evidence.Of("table.neighbours");
    public static readonly Reason Row = Evidence.Of("table.row");
    public static readonly Reason Pipe = Evidence.Of("table.pipe");
    public static readonly Reason Unit = Evidence.Of("table.unit");
    public static readonly Reason Unlike = Evidence.Of("table.unlike");
}
