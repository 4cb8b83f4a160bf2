using Converter.Documents;
using Converter.Reading.Outline.Facts;
using Converter.Reading.Outline.Lines;

namespace Converter.Reading.Outline.Roles;

/// <summary>The evidence for a line to have a role, whatever the lines around it turn out to be.</summary>
internal static class RoleEvidence
{
    /// <summary>The sum of the evidence.</summary>
    public static double Score(Surroundings all, TextLine line, Role role)
    {
        Tally tally = new(null);
        Weigh(all, line, role, ref tally);
        return tally.Score;
    }

    /// <summary>The pieces of the evidence, the weightiest first.</summary>
    public static List<Reason> Reasons(Surroundings all, TextLine line, Role role)
    {
        List<Reason> reasons = [];
        Tally tally = new(reasons);
        Weigh(all, line, role, ref tally);
        reasons.Sort((a, b) => Math.Abs(b.Weight).CompareTo(Math.Abs(a.Weight)) is var order && order != 0 ? order : string.CompareOrdinal(a.Id, b.Id));
        return reasons;
    }

    private static void Weigh(Surroundings all, TextLine line, Role role, ref Tally tally)
    {
        switch (role)
        {
            case Role.Issuer: HeadRoles.Issuer(all, line, ref tally); break;
            case Role.DocNumber: HeadRoles.DocNumber(all, line, ref tally); break;
            case Role.Title: HeadRoles.Title(all, line, ref tally); break;
            case Role.Subtitle: HeadRoles.Subtitle(all, line, ref tally); break;
            case Role.Addressee: HeadRoles.Addressee(all, line, ref tally); break;
            case Role.Heading: TextRoles.Heading(all, line, ref tally); break;
            case Role.Body: TextRoles.Body(all, line, ref tally); break;
            case Role.Table: TextRoles.Table(all, line, ref tally); break;
            case Role.AttachmentNote: EndRoles.AttachmentNote(all, line, ref tally); break;
            case Role.Signature: EndRoles.Signature(all, line, ref tally); break;
            case Role.Date: EndRoles.Date(all, line, ref tally); break;
            case Role.Note: EndRoles.Note(all, line, ref tally); break;
            case Role.Attachment: EndRoles.Attachment(all, line, ref tally); break;
            case Role.Imprint: EndRoles.Imprint(all, line, ref tally); break;
        }

        if (line.Marks is { } marks)
        {
            MarkRoles.Weigh(line, marks, role, ref tally);
        }
    }
}
