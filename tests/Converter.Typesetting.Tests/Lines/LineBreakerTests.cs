namespace Converter.Typesetting.Tests.Lines;

/// <summary>The line breaker on texts whose breaks and adjustments were worked out by hand.</summary>
public sealed class LineBreakerTests
{
    public static TheoryData<string, string> Cases()
    {
        TheoryData<string, string> data = [];
        foreach (string file in (string[])["clreq-lines.txt", "own-lines.txt"])
        {
            foreach (LineCase value in LineCases.Read(file))
            {
                data.Add(file, value.Name);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_line_breaks_and_adjusts_as_worked_out(string file, string name)
    {
        LineCase expected = LineCases.Read(file).Single(value => value.Name == name);
        List<ProbedLine> lines = LineProbe.Break(string.Concat(expected.Lines), expected.Options);
        Assert.Equal(string.Join('│', expected.Lines), string.Join('│', lines.Select(line => line.Text)));
        for (int i = 0; i < expected.Figures.Length; i++)
        {
            Assert.Equal(expected.Figures[i], (lines[i].Text.Length, lines[i].Adjustment));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Full_lines_end_exactly_at_the_measure(string file, string name)
    {
        LineCase expected = LineCases.Read(file).Single(value => value.Name == name);
        List<ProbedLine> lines = LineProbe.Break(string.Concat(expected.Lines), expected.Options);
        for (int i = 0; i + 1 < lines.Count; i++)
        {
            Assert.Equal(lines[i].Line.Measure, lines[i].Edge);
        }
    }
}
