using System.Xml.Linq;
using Converter.Documents;
using Converter.Documents.Pictures;

namespace Converter.Reading.Importing.Docx;

/// <summary>Reads paragraphs and tables in their order.</summary>
internal sealed class BodyReader(TextBuilder text, DocxFindings findings, DocxStyles styles, Numbering numbering, ParagraphReader paragraphs)
{
    private const int Deepest = 40;
    private readonly List<PictureMarks> _cellPictures = [];
    private int _tables;

    // Marks of a paragraph whose end was deleted by a tracked change: the next one goes on with it.
    private LineMarks? _goesOn;

    /// <summary>Reads a block and all within it.</summary>
    /// <param name="block">A paragraph, a table, or what holds such.</param>
    /// <param name="depth">How deep it stands.</param>
    public void Read(XElement block, int depth)
    {
        if (depth > Deepest)
        {
            throw DocxProblemException.Damaged("元素嵌套过深 / elements are nested too deeply");
        }

        switch (block.Name.LocalName)
        {
            case "p": ReadParagraph(block, depth); break;
            case "tbl": ReadTable(block, depth); break;
            case "sectPr": EndSection(block); break;
            case "sdtPr" or "sdtEndPr" or "tcPr" or "trPr" or "tblPr" or "tblGrid" or "customXmlPr": break;
            case "del" or "moveFrom":
                findings.Left("docx.deleted", Severity.Warning, text.Here, "修订删除的文字未采用", "text deleted by tracked changes was not taken over", DocxNotes.PlainText(block));
                break;
            case "altChunk":
                findings.Say("docx.embedded", Severity.Warning, text.Here, "嵌入的其他文档未采用", "another document that is embedded was not taken over");
                break;
            case "AlternateContent":
                ReadAll(block.Elements().FirstOrDefault(each => each.Name.LocalName == "Choice") ?? block.Elements().FirstOrDefault(), depth);
                break;
            default: ReadAll(block, depth); break;
        }
    }

    /// <summary>Ends a paragraph that was still to go on.</summary>
    public void Finish()
    {
        if (_goesOn is { } marks)
        {
            text.EndLine(marks);
            _goesOn = null;
        }
    }

    private void ReadAll(XElement? parent, int depth)
    {
        foreach (XElement child in parent?.Elements() ?? [])
        {
            Read(child, depth + 1);
        }
    }

    private void ReadParagraph(XElement paragraph, int depth)
    {
        XElement? properties = paragraph.Child("pPr");
        DocxStyle style = styles.OfParagraph(properties.Child("pStyle").Value());
        ParagraphLook look = ParagraphLook.Of(properties).Over(style.Paragraph);
        LineMarks marks = _goesOn ?? MarksOf(style, look);
        bool begins = _goesOn is null;
        _goesOn = null;
        if (begins && numbering.Next(look, style.Id) is { } mark)
        {
            marks = marks with { IsListItem = mark.Bullet is not null };
            RunLook first = RunLook.Of(paragraph.Child("r").Child("rPr")).Over(style.Run);
            AppendNumber(mark, first);
        }

        paragraphs.Read(paragraph, marks, style.Run);
        if (properties.Child("rPr").Child("del") is not null && !text.IsInCell)
        {
            _goesOn = marks;
        }
        else if (paragraphs.Pictures.Count == 0 || text.IsInCell || !text.IsLineEmpty)
        {
            text.EndLine(marks);
        }

        TakePictures();
        ReadTextBoxes(depth);
        if (properties.Child("sectPr") is { } section)
        {
            EndSection(section);
        }
    }

    /// <summary>The properties of a section stand in its last paragraph, those of the last one at the end of the text.</summary>
    private void EndSection(XElement section)
    {
        XElement? paper = section.Child("pgSz");
        text.EndSection(paper.Number("w") is { } width && paper.Number("h") is { } height && width > height);
    }

    /// <summary>Pictures stand behind the text of their paragraph, each on a line of its own; in a cell on lines of the cell.</summary>
    private void TakePictures()
    {
        while (paragraphs.Pictures.TryDequeue(out PictureMarks? picture))
        {
            if (!text.IsInCell)
            {
                Finish();
            }

            SayPlace(picture);
            if (text.IsInCell)
            {
                _cellPictures.Add(picture with { Offset = text.Offset });
            }

            text.Append(Picture.Mark, default);
            text.EndLine(new LineMarks { Picture = picture, IsVerbatim = true });
        }
    }

    private void SayPlace(PictureMarks picture)
    {
        string description = picture.Figure.Description;
        switch (picture.Place)
        {
            case PicturePlace.Wrapped:
                findings.Say("docx.picture-moved", Severity.Info, text.Here, $"文字环绕的图片排在其锚点段落之后：{description}", $"a picture that text ran around stands behind its paragraph: {description}");
                break;
            case PicturePlace.OverText:
                findings.Say("docx.picture-moved", Severity.Warning, text.Here, $"浮于文字上方的图片排在其锚点段落之后，请核对：{description}", $"a picture that lay over the text stands behind its paragraph; see whether it is right: {description}");
                break;
            case PicturePlace.Grouped:
                findings.Say("docx.picture-moved", Severity.Warning, text.Here, $"组合图形中的图片单独排列，其他图形未采用：{description}", $"a picture out of a group of shapes stands alone; the other shapes were not taken over: {description}");
                break;
            default:
                break;
        }
    }

    private void AppendNumber(NumberMark mark, RunLook look)
    {
        if (mark.Bullet is not null)
        {
            findings.Count("docx.bullet", "项目符号未采用", "bullets were not taken over");
            return;
        }

        if (mark.UnknownFormat is { } format)
        {
            findings.Say("docx.number-format", Severity.Warning, text.Here, $"不认识的编号格式“{format}”，改用阿拉伯数字", $"the number format '{format}' is not known; digits are used");
        }

        findings.Count("docx.number", "自动编号已写成文字", "automatic numbers were written as text");
        text.Append(mark.Text, look);
    }

    private void ReadTextBoxes(int depth)
    {
        while (paragraphs.TextBoxes.TryDequeue(out XElement? box))
        {
            if (_goesOn is null)
            {
                findings.Say("docx.text-box", Severity.Info, text.Here, "文本框中的文字排在其锚点段落之后", "the text of a text box stands behind the paragraph it is anchored to");
            }

            Finish();
            ReadAll(box, depth + 1);
        }
    }

    private static LineMarks MarksOf(DocxStyle style, ParagraphLook look) => new()
    {
        Style = style.Name,
        OutlineLevel = look.OutlineLevel is { } level and >= 0 and < 9 ? level + 1 : 0,
        Alignment = look.Alignment switch
        {
            "center" => MarkedAlignment.Center,
            "right" or "end" => MarkedAlignment.Right,
            _ => MarkedAlignment.None,
        },
    };

    private void ReadTable(XElement table, int depth)
    {
        Finish();
        List<XElement> rows = [.. RowsOf(table, depth)];
        if (text.IsInCell)
        {
            findings.Say("docx.table-nested", Severity.Warning, text.Here, "表中套表，内层表格按文字读入单元格", "a table inside a table was read into its cell as text");
            rows.SelectMany(row => CellsOf(row, depth)).ToList().ForEach(cell => ReadAll(cell, depth + 2));
        }
        else if (rows.Count < 2 || rows.All(row => CellsOf(row, depth).Count() < 2))
        {
            findings.Say("docx.table-unwrapped", Severity.Info, text.Here, "只有一行或一列的表格按段落读取", "a table of one row or one column was read as paragraphs");
            rows.SelectMany(row => CellsOf(row, depth)).ToList().ForEach(cell => ReadAll(cell, depth + 2));
        }
        else
        {
            _tables++;
            List<CellMarks>[] cells = new List<CellMarks>[rows.Count];
            for (int row = 0; row < rows.Count; row++)
            {
                cells[row] = ReadRow(rows[row], row, depth);
            }

            ColumnWidths widths = new(table.Child("tblGrid"));
            for (int row = 0; row < rows.Count; row++)
            {
                widths.Add(CellsOf(rows[row], depth), cells[row]);
            }

            text.EndTable(rows.Count, new TableMarks(HeadRows(rows), widths.Shares()));
        }
    }

    /// <summary>Word repeats only rows at the top, each of which says so.</summary>
    private static int HeadRows(List<XElement> rows)
    {
        int head = 0;
        while (head < rows.Count && rows[head].Child("trPr").Switch("tblHeader") == true)
        {
            head++;
        }

        return head;
    }

    private List<CellMarks> ReadRow(XElement row, int index, int depth)
    {
        List<CellMarks> cells = [];
        int column = Math.Clamp(row.Child("trPr").Child("gridBefore").Number() ?? 0, 0, 63);
        foreach (XElement cell in CellsOf(row, depth))
        {
            XElement? properties = cell.Child("tcPr");
            int columns = Math.Clamp(properties.Child("gridSpan").Number() ?? 1, 1, 63);
            bool goesOn = properties.Child("vMerge") is { } merge && merge.Value() is null or "continue";
            text.BeginCell(cells.Count == 0);
            _cellPictures.Clear();
            ReadAll(cell, depth + 2);
            cells.Add(new CellMarks(text.EndCell(), column, columns, goesOn)
            {
                Alignment = AlignmentOf(properties),
                Pictures = _cellPictures.Count > 0 ? [.. _cellPictures] : null,
            });
            column += columns;
        }

        text.EndRow(new RowMarks(_tables, index, [.. cells]));
        return cells;
    }

    private static CellAlignment? AlignmentOf(XElement? cell) => cell.Child("vAlign").Value() switch
    {
        "top" => CellAlignment.Top,
        "center" => CellAlignment.Center,
        "bottom" => CellAlignment.Bottom,
        _ => null,
    };

    private IEnumerable<XElement> RowsOf(XElement table, int depth)
    {
        foreach (XElement row in Within(table, "tr", depth))
        {
            if (row.Child("trPr").Child("del") is null)
            {
                yield return row;
            }
            else
            {
                findings.Left("docx.deleted", Severity.Warning, text.Here, "修订删除的表格行未采用", "a row deleted by tracked changes was not taken over", DocxNotes.PlainText(row));
            }
        }
    }

    private static IEnumerable<XElement> CellsOf(XElement row, int depth) => Within(row, "tc", depth);

    // Rows and cells may stand inside content controls.
    private static IEnumerable<XElement> Within(XElement parent, string name, int depth)
    {
        foreach (XElement child in parent.Elements())
        {
            if (child.Name.LocalName == name)
            {
                yield return child;
            }
            else if (depth < Deepest && child.Name.LocalName is "sdt" or "sdtContent" or "customXml" or "ins" or "smartTag")
            {
                foreach (XElement inner in Within(child, name, depth + 1))
                {
                    yield return inner;
                }
            }
        }
    }
}
