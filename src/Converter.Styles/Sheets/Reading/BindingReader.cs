namespace Converter.Styles.Sheets.Reading;

/// <summary>Reads how contents and cover are made.</summary>
internal static class BindingReader
{
    private const string ContentsKey = "contents";
    private const string CoverKey = "cover";

    /// <summary>Reads <c>contents</c>.</summary>
    public static ContentsFormat Contents(Section sheet, SheetReading reading)
    {
        if (sheet.Map(ContentsKey) is not { } map)
        {
            return new ContentsFormat(ContentsShow.Never, string.Empty, 0, 0, PageNumberForm.None);
        }

        Section section = Section.Of(map, ContentsKey, SheetKeys.Contents, reading);
        return new ContentsFormat(
            section.Word("show", ("book", ContentsShow.Book), ("always", ContentsShow.Always), ("never", ContentsShow.Never)),
            section.Text("title"),
            section.OneOf("levels", 0, 1, 2, 3, ContentsFormat.MostLevels),
            section.OneOf("bookLevels", 0, 1, 2, 3, ContentsFormat.MostLevels),
            section.Word("pageNumber", ("roman", PageNumberForm.Roman), ("none", PageNumberForm.None)));
    }

    /// <summary>Reads <c>cover</c>; <see langword="null"/> for <c>none</c>.</summary>
    public static CoverFormat? Cover(Section sheet, SheetReading reading)
    {
        if (sheet.IsNone(CoverKey) || sheet.Map(CoverKey) is not { } map)
        {
            return null;
        }

        Section section = Section.Of(map, CoverKey, SheetKeys.Cover, reading);
        return new CoverFormat(section.Indent("titleTop", required: true).Length, section.Indent("issuerTop", required: true).Length);
    }
}
