using Converter.Docx.Packaging;
using Converter.Styles.Sheets;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Converter.Docx.Parts;

/// <summary>The settings of the document, as a Chinese Word writes them into a new one.</summary>
internal static class SettingsPart
{
    private const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml";
    private const string Relationship = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings";
    private const string WordUri = "http://schemas.microsoft.com/office/word";

    /// <summary>The part.</summary>
    /// <param name="sheet">The style sheet; it says whether odd and even pages differ.</param>
    public static OpcPart Write(StyleSheet sheet)
    {
        Settings settings = new(new Zoom { Percent = "100" });
        if (sheet.Page.Mirrored)
        {
            settings.Append(new MirrorMargins());
        }

        settings.Append(new BordersDoNotSurroundHeader(), new BordersDoNotSurroundFooter());
        settings.Append(new DefaultTabStop { Val = 420 });
        if (sheet.PageNumber?.Placement == PageNumberPlacement.Outer)
        {
            settings.Append(new EvenAndOddHeaders());
        }

        settings.Append(
            new CharacterSpacingControl { Val = CharacterSpacingValues.CompressPunctuation },
            Compatibility(),
            new DecimalSymbol { Val = "." },
            new ListSeparator { Val = "," });
        return new OpcPart("word/settings.xml", "rId2", ContentType, Relationship, XmlPart.Write(settings.WriteTo));
    }

    /// <summary>The behaviour of Word 2013 and later, with what its East Asian editions add.</summary>
    private static Compatibility Compatibility() => new(
        new SpaceForUnderline(),
        new BalanceSingleByteDoubleByteWidth(),
        new DoNotLeaveBackslashAlone(),
        new UnderlineTrailingSpaces(),
        new DoNotExpandShiftReturn(),
        new AdjustLineHeightInTable(),
        new UseFarEastLayout(),
        Setting(CompatSettingNameValues.CompatibilityMode, "15"),
        Setting(CompatSettingNameValues.OverrideTableStyleFontSizeAndJustification, "1"),
        Setting(CompatSettingNameValues.EnableOpenTypeFeatures, "1"),
        Setting(CompatSettingNameValues.DoNotFlipMirrorIndents, "1"));

    private static CompatibilitySetting Setting(CompatSettingNameValues name, string value) =>
        new() { Name = name, Uri = WordUri, Val = value };
}
