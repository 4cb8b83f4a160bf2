using System.Globalization;
using System.Xml.Linq;
using Converter.Documents;

namespace Converter.Reading.Importing.Docx;

/// <summary>Takes the characters of a paragraph over, and says what it leaves.</summary>
internal sealed class ParagraphReader(TextBuilder text, DocxFindings findings, DocxStyles styles, DocxParts parts, DocxNotes notes, DocxPictures pictures)
{
    private const int Deepest = 120;

    // One entry for each field that is open: whether its instruction is still being read.
    private readonly Stack<bool> _fields = new();
    private readonly HashSet<string> _comments = new(StringComparer.Ordinal);
    private LineMarks _marks = new();
    private RunLook _under;

    /// <summary>The contents of text boxes met so far; whoever reads the paragraph reads them next.</summary>
    public Queue<XElement> TextBoxes { get; } = new();

    /// <summary>The pictures met so far; whoever reads the paragraph puts them behind it.</summary>
    public Queue<PictureMarks> Pictures { get; } = new();

    /// <summary>Identifiers of the comments that were met.</summary>
    public IReadOnlySet<string> Comments => _comments;

    /// <summary>Reads what stands in a paragraph.</summary>
    /// <param name="paragraph">The paragraph.</param>
    /// <param name="marks">The marks of its lines.</param>
    /// <param name="under">The look that its style gives.</param>
    public void Read(XElement paragraph, LineMarks marks, RunLook under)
    {
        _marks = marks;
        _under = under;
        ReadChildren(paragraph, 0);
        // An instruction does not reach beyond its paragraph; text behind a broken field is text.
        if (_fields.TryPeek(out bool instruction) && instruction)
        {
            _fields.Pop();
            _fields.Push(false);
        }
    }

    private void ReadChildren(XElement parent, int depth)
    {
        if (depth > Deepest)
        {
            throw DocxProblemException.Damaged("元素嵌套过深 / elements are nested too deeply");
        }

        for (XNode? node = parent.FirstNode; node is not null; node = node.NextNode)
        {
            if (node is XElement element)
            {
                ReadInline(element, depth + 1);
            }
        }
    }

    private void ReadInline(XElement element, int depth)
    {
        switch (element.Name.LocalName)
        {
            case "pPr" or "rPr" or "sdtPr" or "sdtEndPr" or "smartTagPr" or "customXmlPr" or "fldData": break;
            case "r" when element.IsWord(): ReadRun(element, depth); break;
            case "AlternateContent": ReadAlternative(element, branch => ReadChildren(branch, depth)); break;
            case "del": Deleted(element); break;
            case "moveFrom": findings.Count("docx.moved", "有修订移动的文字，按移动后的位置读取", "text that was moved is read where it was moved to"); break;
            case "ins" or "moveTo":
                findings.Count("docx.inserted", "有修订插入的文字，已按接受处理", "text inserted by tracked changes was taken as accepted");
                ReadChildren(element, depth);
                break;
            case "hyperlink": ReadLink(element, depth); break;
            case "sdt": ReadControl(element, depth); break;
            case "oMath" or "oMathPara": ReadFormula(element); break;
            default: ReadChildren(element, depth); break;
        }
    }

    private void ReadRun(XElement run, int depth)
    {
        XElement? properties = run.Child("rPr");
        RunLook look = RunLook.Of(properties).Over(styles.OfRun(properties.Child("rStyle").Value())).Over(_under);
        if (look.Hidden == true)
        {
            findings.Left("docx.hidden", Severity.Warning, text.Here, "隐藏文字未采用", "hidden text was not taken over", DocxNotes.PlainText(run));
            return;
        }

        if (look.Colored == true)
        {
            findings.Count("docx.color", "文字颜色、突出显示和底纹未采用", "colours of text and behind it were not taken over");
        }

        if (text.IsInCell && look.Emphasis != Emphasis.None)
        {
            findings.Count("docx.emphasis-in-table", "表格中的加粗、下划线等未采用，按表格样式", "bold, underlines and the like inside tables were not taken over");
        }

        ReadRunContent(run, look, depth);
    }

    private void ReadRunContent(XElement run, RunLook look, int depth)
    {
        if (depth > Deepest)
        {
            throw DocxProblemException.Damaged("元素嵌套过深 / elements are nested too deeply");
        }

        foreach (XElement element in run.Elements())
        {
            switch (element.Name.LocalName)
            {
                case "t": Take(element.Value, look); break;
                case "tab" or "ptab": text.Append("\t", look); break;
                case "br" or "cr": text.EndLine(_marks); break;
                case "noBreakHyphen": text.Append("-", look); break;
                case "softHyphen": text.Append("\u00AD", look); break;
                case "sym": TakeSymbol(element, look); break;
                case "fldChar": ReadField(element); break;
                case "AlternateContent": ReadAlternative(element, branch => ReadRunContent(branch, look, depth + 1)); break;
                case "ruby": ReadRuby(element, look, depth); break;
                case "drawing" or "pict" or "object": ReadDrawing(element); break;
                case "footnoteReference": Note(element, "footnotes", "脚注", "footnote"); break;
                case "endnoteReference": Note(element, "endnotes", "尾注", "endnote"); break;
                case "commentReference": Note(element, "comments", "批注", "comment"); break;
                case "delText": findings.Left("docx.deleted", Severity.Warning, text.Here, "修订删除的文字未采用", "text deleted by tracked changes was not taken over", element.Value); break;
                default: break;
            }
        }
    }

    private void Take(string characters, RunLook look)
    {
        if (_fields.Contains(true))
        {
            findings.Left("docx.field", Severity.Info, text.Here, "域代码中的文字未采用", "text inside the code of a field was not taken over", characters);
            return;
        }

        text.Append(characters, look);
    }

    private void TakeSymbol(XElement element, RunLook look)
    {
        bool known = int.TryParse(element.Value("char"), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out int code) && code is >= 0x20 and < 0xD800;
        findings.Say(
            "docx.symbol",
            Severity.Warning,
            text.Here,
            $"符号字体“{element.Value("font")}”的字符 {element.Value("char")}，请核对",
            $"the character {element.Value("char")} of the symbol font '{element.Value("font")}'; see whether it is right");
        text.Append(known ? ((char)code).ToString() : "\uFFFD", look);
    }

    private void ReadField(XElement element)
    {
        switch (element.Value("fldCharType"))
        {
            case "begin": _fields.Push(true); break;
            case "separate" when _fields.TryPop(out _): _fields.Push(false); break;
            case "end": _fields.TryPop(out _); break;
            default: break;
        }
    }

    private void ReadRuby(XElement ruby, RunLook look, int depth)
    {
        if (ruby.Child("rt") is { } above)
        {
            findings.Left("docx.ruby", Severity.Warning, text.Here, "拼音（注音）未采用", "the phonetic guide was not taken over", DocxNotes.PlainText(above));
        }

        foreach (XElement run in ruby.Child("rubyBase").Children("r"))
        {
            ReadRunContent(run, look, depth + 1);
        }
    }

    private void ReadLink(XElement link, int depth)
    {
        ReadChildren(link, depth);
        if (parts.AddressOf(link.Value("id")) is { } address)
        {
            findings.Left("docx.link", Severity.Info, text.Here, "超链接只保留文字，地址为", "of a link the text was kept; its address", address);
        }
    }

    private void ReadControl(XElement control, int depth)
    {
        if (control.Child("sdtPr").Switch("showingPlcHdr") == true)
        {
            findings.Left("docx.placeholder", Severity.Warning, text.Here, "内容控件尚未填写，其提示文字未采用", "a content control is not filled in; its prompt was not taken over", DocxNotes.PlainText(control));
        }
        else if (control.Child("sdtContent") is { } content)
        {
            ReadChildren(content, depth);
        }
    }

    private void ReadFormula(XElement formula)
    {
        string plain = DocxNotes.PlainText(formula);
        if (plain.Length > 0)
        {
            findings.Left("docx.formula", Severity.Warning, text.Here, "公式按其文字读取，请核对", "a formula was read as its characters; see whether it is right", plain);
            text.Append(plain, _under);
        }
    }

    private void Deleted(XElement element) =>
        findings.Left("docx.deleted", Severity.Warning, text.Here, "修订删除的文字未采用", "text deleted by tracked changes was not taken over", DocxNotes.PlainText(element));

    private void Note(XElement reference, string type, string chinese, string english)
    {
        string id = reference.Value("id") ?? string.Empty;
        if (type == "comments")
        {
            _comments.Add(id);
        }

        string said = notes.Of(type).GetValueOrDefault(id, string.Empty);
        Severity severity = type == "comments" ? Severity.Info : Severity.Warning;
        findings.Left("docx." + english, severity, text.Here, chinese + "未采用", $"a {english} was not taken over", said);
    }

    private void ReadDrawing(XElement drawing)
    {
        bool hasOther = false;
        bool hasText = false;
        foreach (XElement element in drawing.Descendants().Where(element => !IsFallback(element, drawing)))
        {
            switch (element.Name.LocalName)
            {
                case "blip" or "fill" or "chart" or "relIds" or "OLEObject" or "contentPart" when IsPicture(element) && !InsideAnother(element, drawing): hasOther = true; break;
                case "txbxContent" when !InsideAnother(element, drawing):
                    hasText = true;
                    TextBoxes.Enqueue(element);
                    break;
                default: break;
            }
        }

        int count = 0;
        foreach (FoundPicture found in pictures.Of(drawing))
        {
            count++;
            Take(found);
        }

        if (count == 0 && hasOther)
        {
            XElement? named = drawing.Descendants().FirstOrDefault(element => element.Name.LocalName == "docPr");
            LeftPicture(null, named.Value("descr") is { Length: > 0 } words ? words : named.Value("name") ?? string.Empty);
        }
        else if (count == 0 && !hasText)
        {
            findings.Count("docx.drawing", "线条等图形未采用", "lines and other shapes were not taken over");
        }
    }

    /// <summary>A fill of VML may be a colour.</summary>
    private static bool IsPicture(XElement element) => element.Name.LocalName != "fill" || element.Value("id") is not null;

    private void Take(FoundPicture found)
    {
        PictureFrame frame = found.Frame;
        string name = frame.Description.Length > 0 ? frame.Description : frame.Name;
        if (found.Marks is null)
        {
            LeftPicture(found.Problem, name);
            return;
        }

        if (frame.HasEffects)
        {
            findings.Say("docx.picture-effect", Severity.Info, text.Here, $"图片的边框、形状或效果未采用：{name}", $"the border, shape or effect of a picture was not taken over: {name}");
        }

        if (frame.IsObject)
        {
            findings.Say("docx.embedded-object", Severity.Info, text.Here, $"嵌入的对象只保留其图片：{name}", $"of an embedded object its picture was kept: {name}");
        }

        foreach (Message lack in found.Marks.Figure.Picture.Drawing?.Lacks ?? [])
        {
            findings.Say("docx.picture-drawing", Severity.Warning, text.Here, $"矢量图中有内容未能画入 PDF（{lack.Chinese}）：{name}", $"something in a drawing is not drawn in the .pdf ({lack.English}): {name}");
        }

        Pictures.Enqueue(found.Marks);
    }

    private void LeftPicture(Message? problem, string name)
    {
        (string chinese, string english) = problem is { } why ? ($"（{why.Chinese}）", $" ({why.English})") : (string.Empty, string.Empty);
        findings.Say("docx.picture", Severity.Warning, text.Here, $"图片或图表未采用{chinese}：{name}", $"a picture or chart was not taken over{english}: {name}");
    }

    private static bool InsideAnother(XElement element, XElement drawing) =>
        element.Ancestors().TakeWhile(outer => outer != drawing).Any(outer => outer.Name.LocalName == "txbxContent");

    private static bool IsFallback(XElement element, XElement drawing) =>
        element.Name.LocalName == "txbxContent" && element.Ancestors().TakeWhile(outer => outer != drawing)
            .Any(outer => outer.Name.LocalName == "Fallback" && outer.Parent!.Elements().Any(branch => branch.Name.LocalName == "Choice"));

    // What a newer program wrote stands first, what an older one can read second: they say the same. Of a kind that is not known here (a chart of
    // a newer sort, ink, a model in space) the second one is a picture.
    private static void ReadAlternative(XElement alternative, Action<XElement> read)
    {
        XElement? choice = alternative.Elements().FirstOrDefault(each => each.Name.LocalName == "Choice");
        XElement? fallback = alternative.Elements().FirstOrDefault(each => each.Name.LocalName == "Fallback");
        bool isKnown = choice is not null && (fallback is null || Holds(choice, "t", "txbxContent", "pic") || !Holds(fallback, "pic", "imagedata"));
        if ((isKnown ? choice : fallback) is { } branch)
        {
            read(branch);
        }
    }

    private static bool Holds(XElement branch, params ReadOnlySpan<string> names)
    {
        foreach (XElement element in branch.Descendants())
        {
            if (names.Contains(element.Name.LocalName))
            {
                return true;
            }
        }

        return false;
    }
}
