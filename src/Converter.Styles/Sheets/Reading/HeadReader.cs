using Converter.Documents;

namespace Converter.Styles.Sheets.Reading;

/// <summary>Reads how head and imprint stand.</summary>
internal static class HeadReader
{
    private const string HeadKey = "head";
    private const string ImprintKey = "imprint";

    /// <summary>Reads <c>head</c>; <see langword="null"/> for <c>none</c>.</summary>
    public static HeadFormat? Read(Section sheet, PageFormat page, SheetReading reading)
    {
        if (sheet.IsNone(HeadKey) || sheet.Map(HeadKey) is not { } map)
        {
            return null;
        }

        Section head = Section.Of(map, HeadKey, SheetKeys.Head, reading);
        return new HeadFormat(
            page.Top + head.Indent("markTop", required: true).Length,
            head.PaperLength("markWidth"),
            head.PerCent("narrowestMark"),
            head.PerCent("jointGap"),
            head.Indent("numberSpace", required: true),
            head.Word("number", ("belowMark", HeadNumberPlace.BelowMark), ("belowRule", HeadNumberPlace.BelowRule)),
            Rule(head, "rule", reading),
            head.PaperLength("ruleSpace"),
            head.Indent("textSpace", required: true),
            Rule(head, "footRule", reading),
            head.PaperLength("footRuleDistance"),
            head.Flag("preprinted"))
        {
            FirstIssuerOnly = head.Word("jointMark", ("all", false), ("first", true)),
        };
    }

    /// <summary>Reads <c>imprint</c>; <see langword="null"/> for <c>none</c>.</summary>
    public static ImprintFormat? Imprint(Section sheet, SheetReading reading)
    {
        if (sheet.IsNone(ImprintKey) || sheet.Map(ImprintKey) is not { } map)
        {
            return null;
        }

        Section section = Section.Of(map, ImprintKey, SheetKeys.Imprint, reading);
        return new ImprintFormat(
            section.PaperLength("outerRule"),
            section.PaperLength("innerRule"),
            section.PaperLength("linePitch"),
            section.Flag("evenPage"));
    }

    private static RuleFormat? Rule(Section head, string key, SheetReading reading)
    {
        if (head.IsNone(key) || head.Map(key) is not { } map)
        {
            return null;
        }

        Section rule = Section.Of(map, head.PathOf(key), SheetKeys.Rule, reading);
        return new RuleFormat(
            rule.Word("kind", ("single", RuleKind.Single), ("thickThin", RuleKind.ThickThin), ("thinThick", RuleKind.ThinThick)),
            rule.PaperLength("weight"),
            rule.PaperLength("width"),
            rule.Named("color", reading.Colors, new Message("颜色", "color")) ?? new Color(0, 0, 0, 0, string.Empty));
    }
}
