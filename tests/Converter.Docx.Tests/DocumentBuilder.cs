using System.Collections.Immutable;
using Converter.Documents;
using Converter.Documents.Pictures;
using Converter.Styles.Sheets;
using Converter.Styles.Styling;

namespace Converter.Docx.Tests;

/// <summary>Puts a document together for a test, block by block.</summary>
internal sealed class DocumentBuilder
{
    private readonly ImmutableArray<Block>.Builder _blocks = ImmutableArray.CreateBuilder<Block>();

    public DocumentBuilder Add(Role role, params string[] texts)
    {
        foreach (string text in texts)
        {
            _blocks.Add(new TextBlock(role, Mapped(text)));
        }

        return this;
    }

    public DocumentBuilder Heading(int level, string text)
    {
        _blocks.Add(new TextBlock(Role.Heading, Mapped(text)) { Level = level });
        return this;
    }

    public DocumentBuilder RunInHeading(int level, string head, string rest)
    {
        _blocks.Add(new TextBlock(Role.Heading, Mapped(head + rest)) { Level = level, HeadLength = head.Length });
        return this;
    }

    public DocumentBuilder Body(string text, params string[] leads)
    {
        ImmutableArray<TextRange> ranges =
            [.. leads.Select(lead => new TextRange(text.IndexOf(lead, StringComparison.Ordinal), lead.Length))];
        _blocks.Add(new TextBlock(Role.Body, Mapped(text)) { Leads = ranges });
        return this;
    }

    /// <summary>Body text of which stretches are emphasised, each at its first place.</summary>
    public DocumentBuilder Emphasised(string text, params (string Part, Emphasis Kinds)[] parts)
    {
        _blocks.Add(new TextBlock(Role.Body, Mapped(text))
        {
            Emphases = [.. parts.Select(part => new EmphasisRange(text.IndexOf(part.Part, StringComparison.Ordinal), part.Part.Length, part.Kinds))],
        });
        return this;
    }

    public DocumentBuilder Table(params string[][] rows)
    {
        _blocks.Add(new TableBlock([.. rows.Select(row => new TableRow([.. row.Select(Mapped)]))]));
        return this;
    }

    /// <summary>Puts a picture into a cell of the last table, in place of the mark that stands at an index of its text.</summary>
    public DocumentBuilder InCell(int row, int column, int at, Figure figure)
    {
        TableBlock table = (TableBlock)_blocks[^1];
        _blocks[^1] = table with { Pictures = table.Pictures.Add(new CellPicture(row, column, new TextRange(at, Documents.Pictures.Picture.Mark.Length), figure)) };
        return this;
    }

    public DocumentBuilder MergedTable(CellMerge[] merges, params string[][] rows)
    {
        Table(rows);
        _blocks[^1] = (TableBlock)_blocks[^1] with { Merges = [.. merges] };
        return this;
    }

    /// <summary>What was added last stands on a landscape page in the file.</summary>
    public DocumentBuilder Landscape()
    {
        _blocks[^1] = _blocks[^1] with { IsLandscape = true };
        return this;
    }

    /// <summary>A picture of so many points.</summary>
    public DocumentBuilder Picture(byte[] file, double width, double height, string description = "", PictureView view = default)
    {
        Picture picture = Documents.Pictures.Picture.TryRead(file, out _)!;
        _blocks.Add(new PictureBlock(
            new Figure(picture, new PictureSize(width, height)) { Description = description, View = view }, Mapped(Documents.Pictures.Picture.Mark)));
        return this;
    }

    public StyledDocument Style(string sheet = "gbt9704") => Style(BuiltInStyles.Load(sheet)!);

    public StyledDocument Style(StyleSheet sheet)
    {
        SourceText source = new(string.Empty);
        return Styler.Style(new Document(source, DocumentKind.Notice, 1, _blocks.ToImmutable()), sheet);
    }

    private static MappedText Mapped(string text) => text.Length == 0 ? MappedText.Empty : new MappedText(text, [new MapSegment(0, 0)]);
}
