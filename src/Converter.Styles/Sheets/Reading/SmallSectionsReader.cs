using Converter.Styles.Yaml;

namespace Converter.Styles.Sheets.Reading;

/// <summary>Reads the sections of a few keys each.</summary>
internal static class SmallSectionsReader
{
    /// <summary>Reads <c>pageNumber</c>; <see langword="null"/> for <c>none</c>.</summary>
    public static PageNumberFormat? PageNumber(Section sheet, SheetReading reading)
    {
        if (Find(sheet, "pageNumber") is not { } map)
        {
            return null;
        }

        Section section = Section.Of(map, "pageNumber", SheetKeys.PageNumber, reading);
        return new PageNumberFormat(
            CharacterReader.ReadPlain(section, reading),
            section.Text("before"),
            section.Text("after"),
            section.PaperLength("distance"),
            section.Word("placement", ("outer", PageNumberPlacement.Outer), ("center", PageNumberPlacement.Center)),
            section.InwardIndent("sideIndent"))
        {
            OnFirstPage = !section.Has("onFirstPage") || section.Flag("onFirstPage"),
        };
    }

    /// <summary>Reads <c>lead</c>; <see langword="null"/> for <c>none</c>.</summary>
    public static CharacterStyle? Lead(Section sheet, SheetReading reading) =>
        Find(sheet, "lead") is { } map ? CharacterReader.ReadNamed(map, "lead", reading) : null;

    /// <summary>Reads <c>composition</c>.</summary>
    public static CompositionOptions Composition(Section sheet, SheetReading reading)
    {
        if (sheet.Map("composition") is not { } map)
        {
            return new CompositionOptions(CompositionProfile.Grid, 0, 0, false);
        }

        Section section = Section.Of(map, "composition", SheetKeys.Composition, reading);
        return new CompositionOptions(
            section.Word(
                "profile",
                ("grid", CompositionProfile.Grid),
                ("word", CompositionProfile.Word),
                ("strict", CompositionProfile.Strict)),
            section.OneOf("hanWesternGap", 0, 250),
            section.OneOf("commaShrinkLimit", 250, 500),
            section.Flag("widowControl"))
        {
            StopsShrink = section.Word("stopsShrink", ("true", true), ("false", false)),
        };
    }

    /// <summary>Reads <c>blankLines</c>.</summary>
    public static Extent BelowTitle(Section sheet, SheetReading reading) => sheet.Map("blankLines") is { } map
        ? Section.Of(map, "blankLines", SheetKeys.BlankLines, reading).Indent("belowTitle", required: true)
        : Extent.Zero;

    /// <summary>Reads <c>signature</c>; <see langword="null"/> for <c>none</c>.</summary>
    public static SignatureFormat? Signature(Section sheet, SheetReading reading)
    {
        if (Find(sheet, "signature") is not { } map)
        {
            return null;
        }

        Section section = Section.Of(map, "signature", SheetKeys.Signature, reading);
        return new SignatureFormat(
            section.Word("sealed", ("false", false), ("true", true)),
            section.Indent("rightIndent", required: true),
            section.Indent("step", required: true),
            section.Indent("sealedRightIndent", required: true),
            section.Indent("sealedSpace", required: true))
        {
            ExtraLines = section.OneOf("extraLines", 0, 1, 2),
            Stamp = section.Flag("stamp"),
            StampSpace = section.Indent("stampSpace"),
            StampDateSpace = section.Indent("stampDateSpace"),
            JointColumns = section.Count("jointColumns", absent: 3),
        };
    }

    /// <summary>Reads <c>table</c>.</summary>
    public static TableFormat? Table(Section sheet, SheetReading reading)
    {
        if (Find(sheet, "table") is not { } map)
        {
            return null;
        }

        Section section = Section.Of(map, "table", SheetKeys.Table, reading);
        return new TableFormat(section.PaperLength("ruleWeight"), section.Indent("narrowestColumn", required: true).Length)
        {
            Landscape = section.Has("landscape") && Find(section, "landscape") is { } landscape
                ? Landscape(Section.Of(landscape, "table.landscape", SheetKeys.Landscape, reading))
                : null,
        };
    }

    private static LandscapeFormat Landscape(Section section) => new(section.Count("columns"), section.Count("rowLines"), section.PerCent("atMost"));

    /// <summary>Reads <c>print</c>, which may be left out.</summary>
    public static PrintFormat Print(Section sheet, SheetReading reading)
    {
        if (!sheet.Has("print") || Find(sheet, "print") is not { } map)
        {
            return new PrintFormat(PrintColors.Rgb, false, Length.Zero);
        }

        Section section = Section.Of(map, "print", SheetKeys.Print, reading);
        return new PrintFormat(
            section.Word("colors", ("rgb", PrintColors.Rgb), ("cmyk", PrintColors.Cmyk)),
            section.Flag("cropMarks"),
            section.PaperLength("bleed"));
    }

    /// <summary>Reads <c>docx</c>, which may be left out.</summary>
    public static DocxFormat Docx(Section sheet, SheetReading reading) => sheet.Has("docx") && Find(sheet, "docx") is { } map
        ? new DocxFormat(Section.Of(map, "docx", SheetKeys.Docx, reading).Flag("styleSeparator"))
        : new DocxFormat(false);

    /// <summary>Reads <c>attachments</c>, which may be left out.</summary>
    public static bool AttachmentsBoundApart(Section sheet, SheetReading reading) =>
        sheet.Has("attachments") && Find(sheet, "attachments") is { } map
        && Section.Of(map, "attachments", SheetKeys.Attachments, reading).Flag("boundApart");

    private static YamlMap? Find(Section sheet, string key) => sheet.IsNone(key) ? null : sheet.Map(key);
}
