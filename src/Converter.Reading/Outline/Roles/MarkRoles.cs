using Converter.Documents;
using Converter.Reading.Importing;
using Converter.Reading.Outline.Facts;
using Converter.Reading.Outline.Lines;

namespace Converter.Reading.Outline.Roles;

/// <summary>
/// Evidence from what the file says of a line: its style, level, alignment, size and emphasis. It adds to what the words say; people
/// use styles loosely, and no style decides alone.
/// </summary>
internal static class MarkRoles
{
    private const int LongestHeading = 40;
    private const double Larger = 1.15;

    /// <summary>Adds the evidence for a role.</summary>
    public static void Weigh(TextLine line, LineMarks marks, Role role, ref Tally tally)
    {
        bool heading = marks.OutlineLevel > 0;
        tally.Add(MarkEvidence.Row, role == Role.Table && marks.Row is not null);
        tally.Add(MarkEvidence.Verbatim, role == Role.Body && marks.IsVerbatim);
        tally.Add(MarkEvidence.ListItem, role == Role.Body && marks.IsListItem);
        tally.Add(MarkEvidence.Style, marks.Style.Length > 0 && StyleNames.RoleOf(marks.Style) == role);
        tally.Add(MarkEvidence.HeadingStyle, heading && role == Role.Heading);
        tally.Add(MarkEvidence.TopLevel, marks.OutlineLevel == 1 && role == Role.Title);
        tally.Add(MarkEvidence.Emphasised, role == Role.Heading && IsEmphasised(line, marks));
        tally.Add(MarkEvidence.NotText, role == Role.Body && (heading || IsEmphasised(line, marks)));
        Place(marks, role, ref tally);
        Size(marks, role, ref tally);
    }

    /// <summary>Whether the file makes a line without number look like a heading.</summary>
    public static bool IsHeading(TextLine line) => line.Marks is { } marks && (marks.OutlineLevel > 0 || IsEmphasised(line, marks));

    private static bool IsEmphasised(TextLine line, LineMarks marks) =>
        marks is { IsBold: true, Row: null, IsVerbatim: false } && line.Length is >= 2 and <= LongestHeading && line.End == EndMark.None && !line.IsDate;

    private static void Place(LineMarks marks, Role role, ref Tally tally)
    {
        bool center = marks.Alignment == MarkedAlignment.Center;
        bool right = marks.Alignment == MarkedAlignment.Right;
        tally.Add(MarkEvidence.Centred, center && role is Role.Title or Role.Subtitle);
        tally.Add(MarkEvidence.CentredMark, center && role is Role.Issuer or Role.DocNumber);
        tally.Add(MarkEvidence.AtRight, right && role is Role.Signature or Role.Date);
        tally.Add(MarkEvidence.OutOfPlace, (center && role is Role.Body or Role.Addressee or Role.Signature) || (right && role is Role.Body or Role.Title or Role.Heading));
    }

    private static void Size(LineMarks marks, Role role, ref Tally tally)
    {
        bool larger = marks.RelativeSize >= Larger;
        tally.Add(MarkEvidence.LargerTitle, larger && role is Role.Title);
        tally.Add(MarkEvidence.LargerHead, larger && role is Role.Issuer or Role.Heading);
        tally.Add(MarkEvidence.LargerText, larger && role is Role.Body or Role.Subtitle or Role.Signature);
    }
}
